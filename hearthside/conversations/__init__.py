"""Conversations: threads with an intent, replies, quotes, drafts, kind reactions, and an anonymous voice that nobody can link.

What a page shows is read in `queries`; who may read it is decided in `access`; the only writers are in `actions`. Whether a text needs
a person's eye is asked of `safety`, in plain sight, wherever something becomes public. There are no counts and no ranks.
"""
