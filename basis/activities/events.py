"""What others are told when it happens: that an occurrence was moved, called off, or changed otherwise."""

from __future__ import annotations

from django.dispatch import Signal

MOVED, CANCELLED, CHANGED = "moved", "cancelled", "changed"

# Sent within the transaction. `occurrence` is as it is now, `what` one of the three above, `words` what the organiser
# says about it (may be empty), `before` the aware moment at which it was to begin until now.
occurrence_changed = Signal()
