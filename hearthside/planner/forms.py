"""Forms of the planner. Nothing is asked that need not be, and what was typed stays through every error."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.planner.actions import FELT, LONGEST_NOTE, MOODS
from hearthside.planner.catalogue import ENERGIES, FAMILIES, THEMES
from hearthside.planner.leanings import LONGEST_IDEA
from hearthside.planner.models import PartOfDay
from hearthside.ui.forms import KindWords

TODAY, TOMORROW, ON, SOMETIME = "today", "tomorrow", "on", "sometime"
WHEN = [
    (TODAY, _("Today")),
    (TOMORROW, _("Tomorrow")),
    (ON, _("On another day")),
    (SOMETIME, _("Sometime")),
]
LONGEST_TITLE, LONGEST_ABOUT = 80, 1000


def _choices(label: Any, choices: Any, *, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=forms.RadioSelect)


def _words(label: Any, *, rows: int = 3, most: int = LONGEST_NOTE) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, max_length=most, required=False, widget=area)


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    given = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=given)


class WhenForm(KindWords, forms.Form):
    """For which day, and which part of it."""

    when = _choices(_("When?"), WHEN, required=True)
    on = _day(_("Which other day?"))
    part = _choices(_("What part of the day?"), PartOfDay.choices)
    reminds = forms.BooleanField(
        label=_("Remind me that day, once"),
        required=False,
        help_text=_("The notice does not say of what. You need no reminder."),
    )

    def clean(self) -> dict[str, Any]:
        """Asks for the day where one is to be named."""
        given = super().clean() or {}
        if given.get("when") == ON and not given.get("on") and "on" not in self.errors:
            self.add_error("on", _("Please choose a day, or choose sometime."))
        return given

    def day(self, today: date) -> date | None:
        """The day that was chosen; None for sometime."""
        chosen = self.cleaned_data["when"]
        named: date | None = self.cleaned_data["on"]
        return {TODAY: today, TOMORROW: today + timedelta(days=1), ON: named}.get(chosen)


class PlanForm(WhenForm):
    """The same with a note, for a new plan."""

    note = _words(_("A note for you"))
    field_order = ["when", "on", "part", "note", "reminds"]


class HowForm(KindWords, forms.Form):
    """How it was: every answer may stay empty."""

    felt = _choices(_("How was it?"), [*FELT.items(), ("", _("I would rather not say"))])
    mood = _choices(_("How do you feel now?"), [*MOODS.items(), ("", _("I would rather not say"))])
    words = _words(_("In your own words"))


class IdeaForm(KindWords, forms.Form):
    """An idea of one's own."""

    title = forms.CharField(
        label=_("What is it?"),
        max_length=LONGEST_IDEA,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    family = _choices(
        _("What is it most like?"), [(key, name) for key, (name, _icon) in FAMILIES.items()], required=True
    )
    energy = forms.TypedChoiceField(
        label=_("How much energy does it need?"),
        coerce=int,
        choices=[(level, name) for level, (name, _about) in ENERGIES.items()],
        widget=forms.RadioSelect,
    )


class LeaveOutForm(KindWords, forms.Form):
    """What is not to be suggested."""

    themes = forms.MultipleChoiceField(
        label=_("Do not suggest"), required=False, choices=list(THEMES.items()), widget=forms.CheckboxSelectMultiple
    )


class TogetherForm(KindWords, forms.Form):
    """Something to do with a group: what, and for a meeting, when. `way_on` leads on from a refusal."""

    way_on: tuple[Any, Any] | None = None

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    about = _words(_("What can people expect?"), rows=4, most=LONGEST_ABOUT)
    on = _day(_("On which day?"))
    at = forms.TimeField(
        label=_("At what time?"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, *args: Any, has_day: bool, **kwargs: Any) -> None:
        """Without `has_day` nothing is asked of a day, and nothing sent about one is read: who leads no group plans no meeting."""
        super().__init__(*args, **kwargs)
        if not has_day:
            del self.fields["on"], self.fields["at"]

    def local(self) -> datetime | None:
        """The wall time that was chosen, if day and time were."""
        on, at = self.cleaned_data["on"], self.cleaned_data["at"]
        return datetime.combine(on, at) if on and at else None
