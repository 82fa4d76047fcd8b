"""The first pages: what a visitor and a member see first, how a founder opens the place, how an operator keeps it, and the plain pages.

Stands on every other room and keeps no rows of its own.
"""
