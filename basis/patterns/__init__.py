"""Patterns in what people told: tests that do not cry wolf, figures beneath them, and what of it may be shown."""
