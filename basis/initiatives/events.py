"""What other modules may have to notice: an initiative went on in another."""

from django.dispatch import Signal

# Sent inside the transaction, once, after two teams joined forces: `initiative` went on in `into`, so that what hangs
# on it elsewhere (activities, cards, questions) can go along.
joined = Signal()
