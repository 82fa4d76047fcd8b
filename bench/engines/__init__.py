"""One thread page, written for two template engines."""
