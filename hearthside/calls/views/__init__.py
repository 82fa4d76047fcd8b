"""Pages of calls: the door, and what hosts press."""

from hearthside.calls.views.door import ask, door, go, leave, link, news
from hearthside.calls.views.leading import begin, lead

__all__ = ["ask", "begin", "door", "go", "lead", "leave", "link", "news"]
