"""Reports of story rounds: on the web and on paper, with their figures and readings."""
