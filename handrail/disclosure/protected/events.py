"""What is told to the rooms above. A receiver is called inside the transaction of the change, as the machine."""

from django.dispatch import Signal

# Something is protected, or is not any more: what holds copies of it marks them anew.
protection_changed = Signal()
