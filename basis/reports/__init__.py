"""Reports of a story round: what was heard, what it may mean, and what happens now."""
