"""Stories that people tell in a round, with the meaning that they give them themselves."""
