"""Forms of the places room."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.countries import time_zones
from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.places.models import FACTS, Known, Venue
from hearthside.ui.forms import KindWords

PLAIN = ("name", "city", "about", "seats", "opens", "closes", "zone", "is_open", *FACTS)


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class VenueForm(KindWords, forms.Form):
    """What is known of a place."""

    name = forms.CharField(label=_("What is it called?"), max_length=80)
    city = forms.CharField(label=_("In which town?"), max_length=60)
    address = forms.CharField(
        label=_("The exact address"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is kept sealed. Groups that have the place see it, and people with a seat when it is near."),
    )  # fmt: skip
    about = forms.CharField(
        label=_("What should people know?"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: the light, the noise, the toilets, the kettle."),
    )  # fmt: skip
    seats = forms.IntegerField(label=_("How many people fit in?"), min_value=1, max_value=2000, required=False)
    opens = _hour(_("It can be used from"))
    closes = _hour(_("until"))
    zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    keeper = forms.CharField(
        label=_("Who looks after it, by name here?"), max_length=40, required=False,
        help_text=_("They are asked when a group would like to have it."),
    )  # fmt: skip
    is_open = forms.BooleanField(label=_("Groups can ask for it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in FACTS.items():
            self.fields[name] = forms.ChoiceField(label=words, choices=Known.choices, widget=forms.RadioSelect)

    def clean_keeper(self) -> Person | None:
        """The person with this name."""
        name = self.cleaned_data["keeper"].strip()
        found = Person.objects.called(name) if name else None
        if name and found is None:
            raise forms.ValidationError(_("We know nobody by this name."))
        return found

    def clean(self) -> dict[str, Any]:
        """Refuses hours that end before they begin."""
        given = super().clean() or {}
        if given.get("opens") and given.get("closes") and given["closes"] <= given["opens"]:
            self.add_error("closes", _("It closes before it opens. Please look at the hours again."))
        return given

    @staticmethod
    def initial_of(venue: Venue | None) -> dict[str, Any]:
        """The place as it is; for a new one nothing is known."""
        if venue is None:
            return {"zone": settings.TIME_ZONE, "is_open": True, **dict.fromkeys(FACTS, Known.UNKNOWN)}
        shown = {name: getattr(venue, name) for name in PLAIN}
        address = venue.address.reveal() if venue.address else ""
        return {**shown, "address": address, "keeper": venue.keeper.name if venue.keeper else ""}


class BookingForm(KindWords, forms.Form):
    """When a group would like to have a place."""

    group = forms.ChoiceField(label=_("For which group?"))
    on = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    at = _hour(_("From when?"))
    minutes = forms.IntegerField(label=_("For how many minutes?"), min_value=15, max_value=720, initial=120)

    def __init__(self, *args: Any, groups: list[Group], zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups, self.zone = {str(one.pk): one for one in groups}, zone
        cast(forms.ChoiceField, self.fields["group"]).choices = [(key, one.name) for key, one in self.groups.items()]

    def asked(self) -> dict[str, Any]:
        """The cleaned values, as the action takes them."""
        given = self.cleaned_data
        local = datetime.combine(given["on"], given["at"]).replace(tzinfo=ZoneInfo(self.zone), fold=0)
        starts_at = local.astimezone(UTC)
        return {"group": self.groups[given["group"]], "starts_at": starts_at, "minutes": given["minutes"]}
