"""The question over which server a series is held, asked with its plan where the operator has set one up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.calls import actions, providers
from hearthside.calls.models import Chosen, Way
from hearthside.groups.models import Group, Mode
from hearthside.meetings.models import Meeting

NONE_OF_OURS = ("", _("In words here, or by the link or number below"))


class WhichServer:
    """See `Question`."""

    name = "call_way"

    def field(self, group: Group, answer: Any) -> forms.Field | None:
        """A choice of what is set up, and of what the series has already; not asked while there is nothing to choose from."""
        ways = [way for way in (Way.JITSI, Way.BBB) if way in providers.set_up() or way == answer]
        if not ways:
            return None
        choices = [NONE_OF_OURS, *((way.value, way.label) for way in ways)]
        return forms.ChoiceField(
            label=_("How do people hear and see each other?"),
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
            initial="",
            help_text=_(
                "On our own server people are let in one by one, under a name for tonight. Nothing is recorded."
            ),
        )

    def answer_for(self, meeting: Meeting) -> Any:
        """The server of this series."""
        return Chosen.objects.filter(meeting=meeting).values_list("way", flat=True).first() or ""

    def wrong_with(self, given: dict[str, Any]) -> Any:
        """A server for people who meet in a room only, and a server beside a link."""
        if given[self.name] and given.get("link"):
            return _("Please choose one: our server, or your own link below.")
        if given[self.name] and given.get("mode") == Mode.IN_PERSON:
            return _("This is for meetings that people can join online.")
        return ""

    def keep(self, actor: Person, meeting: Meeting, answer: Any) -> None:
        """See `actions.choose`."""
        actions.choose(actor=actor, meeting=meeting, way=str(answer))
