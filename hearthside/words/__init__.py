"""Quiet help for writing: the identity-leak guard, kinder-word hints, and what a person asks of those who reply.

Everything here is advice to the person who writes, shown before a post goes out. Nothing here blocks, stores or
changes a text, and nothing here reads the database.
"""
