"""Carries a woven town into the database: people, groups, conversations, what people keep, and what the team looks after.

The same town on the same day gets the same ids. Rows are written in bulk where they lie in the past; what is new in the
town is done through the rooms' own actions, as people would do it.
"""
