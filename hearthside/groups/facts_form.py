"""The form for the facts by which people find a group."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.groups.facts import ACCESS, MANY, ONE, Facts, coarse
from hearthside.ui.forms import KindWords

QUESTIONS = {
    "goals": _("What can people hope for here?"),
    "formats": _("How does a meeting go?"),
    "ways": _("How do people talk?"),
    "languages": _("In which languages?"),
    "made_for": _("Is it made for some people only?"),
    "heavy": _("What is often spoken of here?"),
    "energy": _("How deep does the talk go?"),
    "size": _("How many people would you like?"),
    "cost": _("What does it cost?"),
    "newcomers": _("Can new people come now?"),
    "faith": _("Is faith part of it?"),
    "advice": _("What about advice?"),
    "camera": _("What about cameras?"),
}
HELP = {
    "made_for": _("Leave it empty if everybody is welcome. We never guess who somebody is: people say it themselves."),
    "heavy": _("Some people need to stay away from it for now. They can look for another group."),
}
PARTS = (
    (_("What it is like"), ("goals", "formats", "energy", "size", "advice", "faith", "heavy", "made_for")),
    (_("How people come together"), ("ways", "camera", "newcomers", "cost", "cost_note", "languages")),
    (_("The place, if there is one"), ("place_name", "latitude", "longitude")),
    (_("What makes it easier to take part"), tuple(f"access_{need}" for need in ACCESS)),
)
"""The form in four parts, so that it is never one long list."""


class FactsForm(KindWords, forms.Form):
    """By what people find a group. Nothing has to be said; each field may stay empty."""

    cost_note = forms.CharField(label=_("If there is a price: how much?"), max_length=80, required=False)
    place_name = forms.CharField(
        label=_("Town or part of town"),
        max_length=80,
        required=False,
        help_text=_("Never the street or the door. Members read where to go inside the group."),
    )
    latitude = forms.FloatField(
        label=_("Latitude"),
        required=False,
        min_value=-90,
        max_value=90,
        help_text=_("The middle of the town, such as 53.74. With both numbers people can look for what is near."),
    )
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in MANY.items():
            if name in QUESTIONS:
                self.fields[name] = _several(name, words)
        for name, words in ONE.items():
            self.fields[name] = _one(QUESTIONS[name], words)
        for need, word in ACCESS.items():
            self.fields[f"access_{need}"] = _one(word, {"yes": _("Yes"), "no": _("No")})

    def clean(self) -> dict[str, Any]:
        """Refuses half a place on the map."""
        given = super().clean() or {}
        if (given.get("latitude") is None) != (given.get("longitude") is None):
            self.add_error("longitude", _("Please give both numbers, or neither."))
        return given

    def facts(self) -> Facts:
        """The cleaned values, the place as coarse as a town."""
        given = self.cleaned_data
        plain = {one.name: given[one.name] for one in fields(Facts) if one.name in given}
        spot = {name: coarse(given[name]) for name in ("latitude", "longitude")}
        return Facts(**{**plain, **spot}, has=self._needs("yes"), lacks=self._needs("no"))

    def _needs(self, answer: str) -> list[str]:
        return [need for need in ACCESS if self.cleaned_data[f"access_{need}"] == answer]

    def parts(self) -> list[tuple[Any, list[Any]]]:
        """The fields in parts, as (heading, fields)."""
        return [(heading, [self[name] for name in names]) for heading, names in PARTS]

    @staticmethod
    def initial_of(facts: Facts) -> dict[str, Any]:
        """The values of a group's facts as they are."""
        needs = {f"access_{need}": "yes" for need in facts.has} | {f"access_{need}": "no" for need in facts.lacks}
        return facts.columns() | needs


def _several(name: str, words: dict[str, Any]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=QUESTIONS[name],
        help_text=HELP.get(name, ""),
        required=False,
        choices=list(words.items()),
        widget=forms.CheckboxSelectMultiple,
    )


def _one(label: Any, words: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("Not said")), *words.items()])
