"""Hosted rooms: live talk in text while a meeting is on, led by its hosts. Opens only with a host, is never recorded, and forgets."""
