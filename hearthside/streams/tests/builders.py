"""Streams for tests: a talk tonight with a stream, and people on screen."""

from __future__ import annotations

from dataclasses import dataclass

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.hosted.tests.builders import tonight
from hearthside.kernel.rates import forget
from hearthside.meetings.models import Occurrence
from hearthside.streams import access, actions
from hearthside.streams.actions import Plan
from hearthside.streams.models import Stream, Yes

LINK = "https://watch.example.org/zqtalk"
REPLAY = "https://watch.example.org/zqreplay"


@dataclass
class Talk:
    """A talk of a group, and its stream."""

    place: Group
    one: Occurrence

    @property
    def host(self) -> Person:
        """Who hosts it."""
        assert self.place.leader
        return self.place.leader

    @property
    def stream(self) -> Stream:
        """The stream as it is stored now."""
        forget()
        return access.get_stream_for(self.host, self.one.pk)

    def on_screen(self, *names: Person) -> list[Person]:
        """People who can be seen, and are asked."""
        people = list(names) or [member(self.place).person]
        actions.name_on_screen(actor=self.host, stream=self.stream, people=people)
        return people

    def says(self, who: Person, said: str = Yes.YES) -> None:
        """What somebody says about a replay."""
        actions.say(person=who, stream=self.stream, said=said)

    def goes_live(self) -> None:
        """It is live."""
        actions.go_live(actor=self.host, stream=self.stream)

    def is_over(self, replay: str = REPLAY) -> None:
        """It was live and is over, with this replay."""
        self.goes_live()
        actions.end_stream(actor=self.host, stream=self.stream)
        if replay:
            actions.plan_stream(actor=self.host, occurrence=self.one, plan=Plan(link=LINK, replay=replay))

    def is_shown(self) -> bool:
        """Whether there is a replay now."""
        return access.replay_may_be_shown(self.stream)


def talk(*, audience: str = "members", plan: Plan | None = None, **fields: object) -> Talk:
    """A talk that begins in a few minutes, with a stream by link unless told otherwise."""
    forget()
    place = group()
    one = tonight(place, kind="lecture", audience=audience, **fields)
    found = Talk(place, one)
    actions.plan_stream(actor=found.host, occurrence=one, plan=plan or Plan(link=LINK, delay=60))
    return found
