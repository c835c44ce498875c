"""What other modules may have to notice: what was told in a round does not stand as it did."""

from django.dispatch import Signal

# Sent inside the transaction with `round`, after a story of it was changed, withdrawn, hidden or removed, may be used
# for more or for less, or had words blacked out. What was made of stories asks `standing_queries` whether it holds.
changed = Signal()
