"""What hosts write down after a meeting, and what those who were there answer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hearthside.facilitating import naming
from hearthside.facilitating.models import LONGEST_NOTE
from hearthside.facilitating.questions import ANSWERS, QUESTIONS
from hearthside.ui.forms import KindWords


def _note(label: Any, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST_NOTE, required=False, widget=area)


class LogForm(KindWords, forms.Form):
    """Words without names. A name that is none can be kept with one tick."""

    themes = _note(_("What was it about?"), _("No names: “somebody”, “two people”. Nothing of how ill anybody is."))
    well = _note(_("What went well?"))
    worries = _note(_("Is there anything to come back to?"))
    onward = _note(
        _("A word for everybody tomorrow"),
        _("All who were there read it the day after: something that was named, a page, a time. No names here either."),
    )
    is_no_name = forms.BooleanField(label=_("I have looked: these are not names of people here."), required=False)

    def __init__(self, *args: Any, names: Collection[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.names = names
        self.found: list[str] = []

    @property
    def said(self) -> dict[str, str]:
        """The texts, by name."""
        return {
            name: str(self.cleaned_data[name]).replace("\x00", "") for name in ("themes", "well", "worries", "onward")
        }

    def clean(self) -> dict[str, Any]:
        """Refuses words that show who somebody is, unless a host has looked and says that they do not."""
        cleaned = super().clean() or {}
        if cleaned.get("is_no_name"):
            return cleaned
        for name in ("themes", "well", "worries", "onward"):
            if shown := naming.shown_in(cleaned.get(name, ""), self.names):
                self.found += shown
                self.add_error(name, _words(shown))
        return cleaned


def _words(shown: list[str]) -> str:
    said = ", ".join(shown)
    return _now("This may show who somebody is: %(words)s. You could write “somebody” instead.") % {"words": said}


class FeltForm(KindWords, forms.Form):
    """Five questions; each can be left out."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for key, question in QUESTIONS.items():
            self.fields[key] = forms.ChoiceField(
                label=question, choices=list(ANSWERS.items()), required=False, widget=forms.RadioSelect
            )
