"""Pages of the meetings room, by what people come to do."""

from hearthside.meetings.views.calendars import end_feed, feed, feeds
from hearthside.meetings.views.coming import answer, answer_course, code, code_file, come_by_code
from hearthside.meetings.views.hosting import call_off, host, move, people
from hearthside.meetings.views.planning import change, end, new, quiet_days
from hearthside.meetings.views.reading import file, meeting, of_group, sheet, week, yours
from hearthside.meetings.views.resting import place_rests

__all__ = [
    "answer",
    "answer_course",
    "call_off",
    "change",
    "code",
    "code_file",
    "come_by_code",
    "end",
    "end_feed",
    "feed",
    "feeds",
    "file",
    "host",
    "meeting",
    "move",
    "new",
    "of_group",
    "people",
    "place_rests",
    "quiet_days",
    "sheet",
    "week",
    "yours",
]
