"""Giving meaning together: what is seen in the stories of a round, what it might mean, and what belongs together."""
