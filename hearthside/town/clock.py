"""When things were said: ages in minutes before the moment the town is opened."""

from __future__ import annotations

from random import Random

DAY = 24 * 60
WOVEN_DAYS = (0, 120)
LEAN_TO_RECENT = 1.7
NIGHT = (23 * 60, 27 * 60)
WAKING_HOURS = (7 * 60, 23 * 60)
FRESH = (45, 75)
WRITTEN_DAYS = {"today": (0, 1), "any": (0, 30), "older": (20, 60)}
GAPS = (3, 6, 9, 14, 20, 35, 50, 80, 120, 240, 540, 1300)


def age_of_written(random: Random, clock_minute: int, is_night: bool, age: str) -> int:
    """Minutes since a hand-written thread was opened; its `age` is "fresh" (within the hour), "today", "any" or "older"."""
    if age == "fresh":
        return random.randrange(*FRESH)
    return max(FRESH[0], age_of_thread(random, clock_minute, is_night, WRITTEN_DAYS[age]))


def age_of_thread(random: Random, clock_minute: int, is_night: bool, days_back: tuple[int, int]) -> int:
    """Minutes since the thread was opened, more often lately, at an hour that fits its text."""
    newest, oldest = days_back
    days = newest + int((oldest - newest) * random.random() ** LEAN_TO_RECENT)
    minute = random.randrange(*(NIGHT if is_night else WAKING_HOURS))
    return max(2, days * DAY + (clock_minute - minute) % DAY)


def reply_times(random: Random, count: int, age_minutes: int) -> list[int]:
    """Rising minutes after the opener, one for each reply, none of them in the future."""
    times: list[int] = []
    for _ in range(count):
        times.append((times[-1] if times else 1) + random.choice(GAPS))
    latest = age_minutes - 1
    if not times or times[-1] <= latest:
        return times
    return [max(1, minutes * latest // times[-1]) for minutes in times]
