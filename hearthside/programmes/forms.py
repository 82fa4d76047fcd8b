"""Forms of the programmes room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.ui.forms import KindWords


def _area(label: Any, most: int, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text, widget=area)


class WeekForm(KindWords, forms.Form):
    """One week of a course."""

    number = forms.IntegerField(label=_("Which week?"), min_value=1, max_value=200)
    theme = forms.CharField(label=_("What is it about?"), max_length=80)
    homework = _area(_("Something to try at home"), 600, _("Small, and fine to leave out."))
    if_missed = _area(_("For who could not be there"), 600, _("What they need to come along next time. No blame."))


class NewPartForm(KindWords, forms.Form):
    """When and where a part is, and who fills it in."""

    stage = forms.CharField(label=_("Where? A stage, a tent, a room"), max_length=40)
    at = forms.TimeField(label=_("From when?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("For how many minutes?"), min_value=5, max_value=600, initial=30)
    partner = forms.CharField(label=_("Which partner?"), max_length=80, required=False)
    keeper = forms.CharField(
        label=_("Who fills it in, by name here?"), max_length=40, required=False, help_text=_("They are told at once.")
    )

    def clean_keeper(self) -> Person | None:
        """The person with this name."""
        name = self.cleaned_data["keeper"].strip()
        found = Person.objects.called(name) if name else None
        if name and found is None:
            raise forms.ValidationError(_("We know nobody by this name."))
        return found


class PartForm(KindWords, forms.Form):
    """What a part is."""

    title = forms.CharField(label=_("What is it called?"), max_length=80)
    about = _area(_("What can people expect?"), 400)
