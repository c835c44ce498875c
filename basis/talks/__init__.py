"""Conversations about the stories of a round: prepared, held, handed on, and heard back of."""
