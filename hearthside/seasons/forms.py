"""Forms of this room."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.groups.models import Group, Membership, Role
from hearthside.seasons.actions.ending import KEPT_FOR, SHORTEST_NOTICE
from hearthside.seasons.models import Kind, Reason
from hearthside.ui.forms import KindWords

A_FEW = 12
"""More people than that are a list to open, not a page to scroll."""


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, widget=forms.DateInput(attrs={"type": "date"}))


class AskForm(KindWords, forms.Form):
    """Who is asked, and for a cover from when to when."""

    def __init__(self, *args: Any, kind: str, people: list[Membership], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ChoiceField(
            label=_("Whom would you like to ask?"),
            choices=_by_part(people)
            if len(people) > A_FEW
            else [(str(one.person_id), one.person.name) for one in people],
            widget=forms.RadioSelect if len(people) <= A_FEW else forms.Select,
        )
        if kind == Kind.COVER:
            self.fields["starts_on"] = _day(_("First day"))
            self.fields["ends_on"] = _day(_("Last day"), _("You are back the day after, or earlier if you like."))
            self.initial = {"starts_on": today, "ends_on": today + timedelta(days=14)}
        if kind == Kind.HAND_OVER:
            self.fields["stays"] = forms.BooleanField(
                label=_("I would like to go on leading with them"), required=False
            )


def _by_part(people: list[Membership]) -> list[Any]:
    """Nobody is chosen before somebody is; those who look after something already stand first."""
    named = [(row.role != Role.MEMBER, (str(row.person_id), row.person.name)) for row in people]
    parts = [(_("They look after something here"), [one for helps, one in named if helps])]
    parts += [(_("Members"), [one for helps, one in named if not helps])]
    return [("", _("Choose somebody")), *(part for part in parts if part[1])]


class MergeForm(KindWords, forms.Form):
    """Which group is asked."""

    def __init__(self, *args: Any, groups: list[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ChoiceField(
            label=_("Which group would you like to ask?"),
            choices=[(one.slug, one.name) for one in groups],
            widget=forms.RadioSelect,
        )


class CloseForm(KindWords, forms.Form):
    """Why, when, and how long it can be read."""

    reason = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=[one for one in Reason.choices if one[0] != Reason.JOINS],
        widget=forms.RadioSelect,
    )
    ends_on = _day(_("The last day"), _("Four weeks from now at the earliest."))
    kept_for = forms.TypedChoiceField(
        label=_("How long can its people read it afterwards?"),
        coerce=int,
        choices=list(zip(KEPT_FOR, [_("Three months"), _("Half a year"), _("A year")], strict=True)),
        help_text=_("After that everything in it is deleted."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"ends_on": today + SHORTEST_NOTICE, "kept_for": KEPT_FOR[0], "reason": Reason.UNSAID}


class NoteForm(KindWords, forms.Form):
    """A few words to oneself, and when to be told of them."""

    words = forms.CharField(
        label=_("A few words to yourself"),
        max_length=1000,
        required=False,
        help_text=_("Such as: what was good here, or what you would like to be different."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    remind = forms.TypedChoiceField(
        label=_("Shall we show it to you?"),
        coerce=int,
        choices=[(0, _("No, I will look when I like")), (30, _("In a month")), (90, _("In three months"))],
        initial=0,
        widget=forms.RadioSelect,
    )

    def remind_on(self, today: date) -> date | None:
        """The day, or None."""
        days = self.cleaned_data["remind"]
        return today + timedelta(days=days) if days else None
