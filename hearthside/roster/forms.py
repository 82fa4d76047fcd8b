"""Forms of the roster."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.roster.access import watchers
from hearthside.roster.models import Duty, Weekday
from hearthside.ui.forms import KindWords


def _clock(label: Any, help_text: Any = "") -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), help_text=help_text
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class WhoField(forms.TypedChoiceField):
    """Somebody who keeps watch here, or nobody by name."""

    def __init__(self, people: list[Person], *, nobody: Any = None, **kwargs: Any) -> None:
        self.people = {str(one.pk): one for one in people}
        choices = [("", nobody)] if nobody else []
        super().__init__(
            choices=[*choices, *((key, one.name) for key, one in self.people.items())],
            coerce=lambda key: self.people[key],
            empty_value=None,
            required=not nobody,
            **kwargs,
        )


class HoursForm(KindWords, forms.Form):
    """Hours of one weekday."""

    weekday = forms.TypedChoiceField(label=_("Day"), choices=Weekday.choices, coerce=int)
    starts = _clock(_("From"))
    ends = _clock(_("Until"), _("An end before the start is on the next day."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = WhoField(
            watchers(), nobody=_("Somebody of the team"), label=_("Who?"), help_text=_("Only the team sees the name.")
        )
        self.fields["role"] = forms.ChoiceField(
            label=_("Which watch?"), choices=Duty.choices, required=False, initial=Duty.FIRST
        )

    def clean_role(self) -> str:
        """The first watch unless another is chosen."""
        return str(self.cleaned_data["role"] or Duty.FIRST)


class DayOffForm(KindWords, forms.Form):
    """A day when nobody can come."""

    day = _day(_("Day without hours"))


class ShiftForm(KindWords, forms.Form):
    """A watch on one day."""

    day = _day(_("Day"))
    starts = _clock(_("From"))
    ends = _clock(_("Until"), _("An end before the start is on the next day."))
    role = forms.ChoiceField(label=_("Which watch?"), choices=Duty.choices)

    def __init__(self, data: Any = None, *, people: list[Person], me: UUID) -> None:
        super().__init__(data, auto_id="shift_%s")
        self.fields["person"] = WhoField(people, label=_("Who?"), initial=str(me))
        self.order_fields(["person"])


class NoteForm(KindWords, forms.Form):
    """Words for the next watch."""

    text = forms.CharField(
        label=_("What should the next one know?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
        help_text=_("It is kept sealed for thirty days. Please write no names."),
    )
