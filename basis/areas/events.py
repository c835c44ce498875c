"""What other modules may have to notice: the areas are not what they were."""

from django.dispatch import Signal

# Sent inside the transaction, once, after the own areas or the division of the home municipality changed:
# `municipality="GM0828"`.
areas_changed = Signal()
