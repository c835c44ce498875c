"""What other modules may have to notice: something that was given says something else, or is there for others."""

from django.dispatch import Signal

# Sent inside the transaction with `contribution`, after its giver changed it or it went to another state.
changed = Signal()
