"""The live server: a small process of its own that tells open pages that something changed. It knows topics, never words.

Only `pages.py` speaks with Django; all other files are plain Python, so that the process stays small.
"""
