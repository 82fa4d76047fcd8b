"""Circles: starting small, with people one knows, and growing later into a group for others.

Holds the templates for groups ("shapes", data files in our own words), the way from three people to an open circle, and the asking of
everybody inside before a circle opens to others. The group itself, its rules, its people and its invitations are of the room `groups`.
"""
