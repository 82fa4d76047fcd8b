"""Ten stories from end to end, in a real browser, against a real site with all its processes."""
