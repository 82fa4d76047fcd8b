"""Finding words again: an index that holds no readable word, and a page that shows only what its reader may see.

What can be found is plugged in by rooms above (`kinds.py`). Whether somebody may see it is asked at the moment of asking, never kept here.
Nobody's questions are kept anywhere.
"""
