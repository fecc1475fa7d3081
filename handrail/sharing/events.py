"""What this room tells the rooms above. A receiver is called inside the transaction of the change."""

from django.dispatch import Signal

# Part of what is held of these people (`person_ids`) was disposed of, and they are still held: draw them anew.
disposed = Signal()
