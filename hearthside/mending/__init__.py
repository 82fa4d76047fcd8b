"""Talking it over: two people, one of whom told the team about the other, with a trained third person between them.

Both agree freely and apart; each can stop at any moment; nothing is held against anybody who says no.
"""
