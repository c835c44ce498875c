"""`./run leesbaarheid`: is what stands on screen, in mail and in the pack plain Dutch? No certificate of B1."""
