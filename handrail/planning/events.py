"""What this room tells the rooms above. A receiver is called inside the transaction of the change."""

from django.dispatch import Signal

# What is planned for somebody has changed so that their horizon may. Sent with `person_ids`: UUIDs.
plans_changed = Signal()
