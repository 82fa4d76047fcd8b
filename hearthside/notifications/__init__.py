"""Calm notices: a list of words inside, and once a day, for those who asked, one neutral mail. No counts, no badges, no content."""
