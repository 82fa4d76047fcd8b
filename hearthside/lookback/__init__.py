"""Looking back: what happened before in a conversation and with a person, on one screen.

It shows only what the reader of the case may open, and no voice is ever joined to a name.
"""
