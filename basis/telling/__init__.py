"""Telling: one question a screen, at a stall, at the door and on paper; and one's own story seen back by a link."""
