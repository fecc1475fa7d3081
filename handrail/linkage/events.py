"""What this room tells the rooms above. A receiver is called inside the transaction of the change."""

from django.dispatch import Signal

# Who is who has changed, or what is held of somebody. Sent with `person_ids`: UUIDs, or None for everybody.
persons_changed = Signal()
