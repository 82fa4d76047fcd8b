"""Facilitating: what hosts hold in their hands while a meeting is on, and what follows it the next day."""
