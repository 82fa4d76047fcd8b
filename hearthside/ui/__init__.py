"""The design system: base layout, elements, form rendering, icons, drawings, and the small scripts that add comfort.

It knows no domain words and imports nothing of the house; every page of every room is made of what is here. What a page
needs is handed in as plain values, so that a page can be shown with no request, no session and no database.
"""
