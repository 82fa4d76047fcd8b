"""Weaves the demo town from the seeds: the same seed and sizes always give the same town, down to the letter."""

from __future__ import annotations

from random import Random

from hearthside.town.clock import WOVEN_DAYS, age_of_thread, age_of_written, reply_times
from hearthside.town.seed_text import read_seed
from hearthside.town.sentences import YOUNG_ROOM, weave_opener, weave_replies, weave_thanks
from hearthside.town.townsfolk import members_of, weave_people
from hearthside.town.woven import Seed, WovenPerson, WovenReply, WovenThread, WovenTown

EVENING = 20 * 60
THREAD_SHARES = {"large": 5.0, "medium": 3.0, "small": 1.6, "circle": 0.8}
TRIES = 16


def weave(seed: int, people: int, threads: int, posts: int, *, clock_minute: int = EVENING) -> WovenTown:
    """A town of exactly `people`, `threads` and `posts` (openers and replies), the hand-written threads first.

    `clock_minute` is the minute of the local day at which the town is opened, so that night talk lands at night.
    Refuses (ValueError) fewer posts than the threads need, and a number of people that has no names.
    """
    loom = _Loom(Random(seed), people, clock_minute)  # noqa: S311 - chooses sentences, guards nothing
    written = [loom.written_thread(entry) for entry in read_seed("threads")["threads"][:threads]]
    spare = posts - threads - sum(len(thread.replies) for thread in written)
    if spare < 0:
        raise ValueError(f"{threads} threads of this town need at least {posts - spare} posts.")
    woven = loom.recombined_threads(threads - len(written), spare)
    return WovenTown(read_seed("place"), loom.groups, loom.people, tuple(written + woven))


class _Loom:
    """Holds the thread of chance and what has been said, while one town is woven."""

    def __init__(self, random: Random, people: int, clock_minute: int) -> None:
        self.random = random
        self.clock_minute = clock_minute
        self.groups: tuple[Seed, ...] = tuple(read_seed("groups")["groups"])
        self.people: tuple[WovenPerson, ...] = weave_people(random, people)
        self.members = members_of(self.people, self.groups)
        self.index_of = {person.name: index for index, person in enumerate(self.people)}
        self.leaders = {group["slug"]: group["leader"] for group in self.groups}
        self.bodies: set[str] = set()
        self.titles: set[str] = set()

    def written_thread(self, entry: Seed) -> WovenThread:
        """One conversation exactly as it was written; chance chooses only who speaks and when."""
        group = self.random.choice(entry["groups"])
        author = self.index_of[entry["author"]] if entry["author"] else self.random.choice(self.members[group])
        age = age_of_written(self.random, self.clock_minute, entry["night"], entry["age"])
        replies = self._written_replies(entry, group, author, age)
        self.titles.add(entry["title"])
        self.bodies.add(entry["body"])
        return WovenThread(
            entry["title"], entry["body"], entry["intent"], group, tuple(entry["content_notes"]), author,
            entry["anonymous"], age, replies, entry["worry"] or "", entry["case"], entry["slip"], True,
        )  # fmt: skip

    def _written_replies(self, entry: Seed, group: str, author: int, age: int) -> tuple[WovenReply, ...]:
        speakers = self._cast(entry, group, author)
        times = reply_times(self.random, len(speakers), age)
        return tuple(
            WovenReply(speaker, line["body"], minutes, entry["anonymous"] and speaker == author, line["quote_of"])
            for speaker, line, minutes in zip(speakers, entry["replies"], times, strict=True)
        )

    def _cast(self, entry: Seed, group: str, author: int) -> list[int]:
        """Who speaks each written reply: each "member" is somebody new, as far as the group has people."""
        named = {"opener": author, "leader": self.index_of[self.leaders[group]]}
        kept = {author, *(self.index_of.get(line["by"], -1) for line in entry["replies"])}
        free = [index for index in self.members[group] if index not in kept]
        self.random.shuffle(free)
        speakers: list[int] = []
        for line in entry["replies"]:
            speakers.append(self._speaker(line, named, speakers, free))
        return speakers

    def _speaker(self, line: Seed, named: dict[str, int], speakers: list[int], free: list[int]) -> int:
        by: str = line["by"]
        if by == "same":
            earlier: int = line["same_as"]
            return speakers[earlier - 1]
        if by == "member":
            free.append(free.pop(0))
            return free[-1]
        return named[by] if by in named else self.index_of[by]

    def recombined_threads(self, count: int, replies: int) -> list[WovenThread]:
        """`count` new conversations sharing exactly `replies` replies between those that may be answered."""
        plans = [self._plan() for _ in range(count)]
        shares = self._reply_counts([intent != "quiet" for _, _, intent in plans], replies)
        return [self._thread(*plan, share) for plan, share in zip(plans, shares, strict=True)]

    def _plan(self) -> tuple[str, Seed, str]:
        group = self.random.choices(self.groups, [THREAD_SHARES[one["size"]] for one in self.groups])[0]["slug"]
        parts = read_seed("parts")
        scenes = parts["scenes"][group] + parts["scenes_for_all"]
        if group == YOUNG_ROOM:
            scenes = parts["scenes"][group]
        scene = self.random.choices(scenes, [parts["kind_shares"][one["kind"]] for one in scenes])[0]
        return group, scene, self.random.choice(parts["intents_of_kind"][scene["kind"]])

    def _reply_counts(self, may_answer: list[bool], replies: int) -> list[int]:
        """Splits the replies unevenly; a thread that asked for none gets none. Refuses replies with no home."""
        homes = [place for place, is_open in enumerate(may_answer) if is_open]
        if replies and not homes:
            raise ValueError("There are replies left and no thread that may take them.")
        counts = [0] * len(may_answer)
        weights = [0.4 + self.random.expovariate(1) for _ in homes]
        for place in self.random.choices(homes, weights, k=replies) if homes else ():
            counts[place] += 1
        return counts

    def _thread(self, group: str, scene: Seed, intent: str, count: int) -> WovenThread:
        title, body = self._unsaid_opener(group, scene, intent)
        author = self.random.choice(self.members[group])
        is_anonymous = scene["kind"] in ("hard", "doubt") and self.random.random() < 0.22
        age = age_of_thread(self.random, self.clock_minute, scene["night"], WOVEN_DAYS)
        replies = self._replies(group, scene, intent, count, author, is_anonymous, age)
        notes = tuple(scene["notes"])
        return WovenThread(title, body, intent, group, notes, author, is_anonymous, age, replies, "", None, None, False)

    def _unsaid_opener(self, group: str, scene: Seed, intent: str) -> tuple[str, str]:
        """An opener nobody has written yet; after TRIES a title may come back, a body only if words run out."""
        title, body = "", ""
        for turn in range(2 * TRIES):
            title, body = weave_opener(self.random, scene, intent, group)
            if body not in self.bodies and (title not in self.titles or turn >= TRIES):
                break
        self.titles.add(title)
        self.bodies.add(body)
        return title, body

    def _replies(
        self, group: str, scene: Seed, intent: str, count: int, author: int, is_anonymous: bool, age: int
    ) -> tuple[WovenReply, ...]:
        speakers = self._speakers(group, intent, author, count)
        bodies = weave_replies(self.random, scene, intent, group, count)
        thanks = weave_thanks(self.random, intent, group, count)
        times = reply_times(self.random, count, age)
        hidden = {speaker for speaker in speakers if speaker != author and self.random.random() < 0.05}
        hidden |= {author} if is_anonymous else set()
        return tuple(
            WovenReply(
                speaker,
                thanks[place] if speaker == author else body,
                minutes,
                speaker in hidden,
                self._quote(place, speaker == author),
            )
            for place, (speaker, body, minutes) in enumerate(zip(speakers, bodies, times, strict=True))
        )

    def _speakers(self, group: str, intent: str, author: int, count: int) -> list[int]:
        """People of the group in turn; once or twice the opener comes back to say thank you."""
        room = self.members[group]
        others = [index for index in self.random.sample(room, k=min(40, len(room))) if index != author]
        speakers = [others[place % len(others)] for place in range(count)]
        for place in self._places_of_thanks(intent, count):
            speakers[place] = author
        return speakers

    def _places_of_thanks(self, intent: str, count: int) -> list[int]:
        """Never the first reply; where news is told it is told once, and late."""
        is_once = intent in read_seed("parts")["one_thank_intents"]
        late = range(max(1, count // 2 if is_once else 1), count)
        wanted = self.random.choice((0, 1) if is_once else (0, 1, 1, 2))
        places = sorted(self.random.sample(late, min(wanted, len(late))))
        return [place for turn, place in enumerate(places) if turn == 0 or place > places[turn - 1] + 1]

    def _quote(self, place: int, is_thanks: bool) -> int | None:
        if place == 0 or self.random.random() > 0.14:
            return None
        return place if is_thanks else 0
