"""What people type to give times, to book one, to call one off."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.countries import time_zones
from hearthside.accounts.models import Person
from hearthside.appointments.models import Giver, Kind, Way, Word
from hearthside.ui.forms import KindWords

AREA = {"rows": 3, "dir": "auto"}


class PresentForm(KindWords, forms.Form):
    """How somebody who gives times is shown."""

    work = forms.CharField(
        label=_("What are you here?"), max_length=80, help_text=_("Such as: a peer who knows grief.")
    )
    about = forms.CharField(
        label=_("What can people come to you with?"), max_length=400, required=False, widget=forms.Textarea(attrs=AREA)
    )
    is_open = forms.BooleanField(label=_("My times can be booked"), required=False)

    def __init__(self, *args: Any, giver: Giver | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if giver is not None and giver.kind == Kind.PROFESSIONAL:
            self.fields["work"].required = False
            self.fields["work"].disabled = True


class OfferForm(KindWords, forms.Form):
    """Times to give: one after the other on a day, and the same in the weeks after."""

    on = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    at = forms.TimeField(label=_("From when?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    minutes = forms.IntegerField(label=_("How many minutes each?"), min_value=10, max_value=180, initial=50)
    count = forms.IntegerField(label=_("How many, one after the other?"), min_value=1, max_value=12, initial=1)
    weeks = forms.IntegerField(
        label=_("For how many weeks?"), min_value=1, max_value=8, initial=1, help_text=_("One means only this day.")
    )
    way = forms.ChoiceField(label=_("How?"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.LINK)
    where = forms.CharField(
        label=_("The link, the number or the place"),
        max_length=400,
        help_text=_("It is sealed. Who has the time sees it: a link only when it is time and they said yes to it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses a link that does not begin with https."""
        given = super().clean() or {}
        if given.get("way") == Way.LINK and given.get("where") and not _is_link(given["where"]):
            self.add_error("where", _("A link begins with https:// and names a place."))
        return given

    def asked(self) -> dict[str, Any]:
        """The cleaned values, as the action takes them: wall time in the zone, the same each week across changes of the clock."""
        given = self.cleaned_data
        first, zone = datetime.combine(given["on"], given["at"]), ZoneInfo(given["zone"])
        local = [
            first + timedelta(weeks=week, minutes=given["minutes"] * place)
            for week in range(given["weeks"])
            for place in range(given["count"])
        ]
        starts = [one.replace(tzinfo=zone, fold=0).astimezone(UTC) for one in local]
        return {"starts": starts, "minutes": given["minutes"], "way": given["way"], "where": given["where"]}

    @staticmethod
    def usual(person: Person) -> dict[str, Any]:
        """Tomorrow at six in the evening, by the clock of who gives it."""
        tomorrow: date = timezone.localdate() + timedelta(days=1)
        return {"on": tomorrow, "at": "18:00", "zone": person.time_zone or settings.TIME_ZONE}


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)


class BookForm(KindWords, forms.Form):
    """A word beforehand, if somebody likes."""

    about = forms.CharField(
        label=_("Would you like to say what it is about?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs=AREA),
        help_text=_("It is sealed. Only the person you meet reads it, and it is gone the day after."),
    )

    def clean_about(self) -> str:
        """The words as typed, without the characters that no text needs (NUL)."""
        return str(self.cleaned_data["about"]).replace("\x00", "")


class OffForm(KindWords, forms.Form):
    """Calling off: one tap is enough."""

    word = forms.ChoiceField(
        label=_("Would you like to say why?"),
        choices=Word.choices,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )


class ConsentForm(KindWords, forms.Form):
    """A yes to the link, with what it means beside it."""

    agrees = forms.BooleanField(
        label=_("I have read this, and I would like to talk over the link."),
        error_messages={"required": _("Without your yes the link is not shown. You can also write, or call off.")},
    )


class NameForm(KindWords, forms.Form):
    """Somebody whom the team names as a professional."""

    person = forms.CharField(label=_("Who, by name here?"), max_length=40)
    work = forms.CharField(label=_("What are they?"), max_length=80, help_text=_("Such as: counsellor, checked by us."))
    takes_minors = forms.BooleanField(label=_("People under 18 can book them (a safety lead says so)."), required=False)

    def clean_person(self) -> Person:
        """The person with this name."""
        found = Person.objects.called(self.cleaned_data["person"].strip())
        if found is None:
            raise forms.ValidationError(_("We know nobody by this name."))
        return found
