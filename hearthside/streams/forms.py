"""What hosts say about a stream."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.streams import origins
from hearthside.streams.actions import Plan
from hearthside.streams.models import LONGEST_ADDRESS, Stream
from hearthside.ui.forms import KindWords

DELAYS: list[tuple[int, Any]] = [
    (0, _("None")),
    (15, _("Fifteen seconds")),
    (30, _("Half a minute")),
    (60, _("One minute")),
    (120, _("Two minutes")),
    (300, _("Five minutes")),
]


def _address(label: Any, help_text: Any = "") -> forms.CharField:
    given = forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr", "inputmode": "url", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=LONGEST_ADDRESS, required=False, help_text=help_text, widget=given)


class StreamForm(KindWords, forms.Form):
    """Where it can be seen, and how far behind it is. Videos are asked for only where the operator has a machine for them."""

    link = _address(
        _("A link to watch it"), _("It is kept sealed. People choose to open it, in a new tab. It begins with https://")
    )
    video = _address(_("Or a video on our media server"), _("It ends in .m3u8 or .mp4, and plays on the page itself."))
    captions = _address(_("Its captions"), _("It ends in .vtt."))
    delay = forms.TypedChoiceField(
        label=_("How far behind is the picture?"),
        coerce=int,
        choices=DELAYS,
        help_text=_("A delay gives you time to stop. Everybody who watches reads how long it is."),
    )
    replay = _address(
        _("A replay, when there is one"),
        _("It is shown only while everybody on screen has said yes, each for themselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not origins.are_set_up():
            del self.fields["video"], self.fields["captions"]

    def plan(self) -> Plan:
        """The cleaned values, as actions take them."""
        return Plan(**self.cleaned_data)

    @staticmethod
    def initial_of(stream: Stream | None) -> dict[str, Any]:
        """What is planned, opened."""
        if stream is None:
            return {"delay": 30}
        sealed = {name: getattr(stream, name) for name in ("link", "video", "captions", "replay")}
        return {name: value.reveal() if value else "" for name, value in sealed.items()} | {"delay": stream.delay}


class NamesForm(KindWords, forms.Form):
    """Who can be seen or heard."""

    names = forms.CharField(
        label=_("Who can be seen or heard? By name here, with commas between."),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def clean_names(self) -> list[Person]:
        """The people with these names. Refuses a name that nobody has."""
        names = [name for one in self.cleaned_data["names"].split(",") if (name := one.strip())]
        return [_called(name) for name in names]


def _called(name: str) -> Person:
    """The person of this name. Refuses a name that nobody has."""
    person = Person.objects.called(name)
    if person is None:
        raise forms.ValidationError(_("We know nobody by the name %(name)s.") % {"name": name})
    return person
