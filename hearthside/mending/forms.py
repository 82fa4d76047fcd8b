"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.safety.models import Report
from hearthside.ui.forms import KindWords
from hearthside.ui.words_for_time import day_words


class OfferForm(KindWords, forms.Form):
    """Whom of those who told the team to ask; never by name."""

    report = forms.ChoiceField(label=_("Who should be asked?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, reports: list[Report], **more: Any) -> None:
        super().__init__(*args, **more)
        said = [
            (
                str(one.pk),
                _("Who told us %(day)s: %(reason)s") % {"day": day_words(one.at), "reason": one.get_reason_display()},
            )
            for one in reports
        ]
        self.fields["report"].choices = said  # type: ignore[attr-defined]
        self.fields["report"].initial = said[0][0] if len(said) == 1 else None


class WordsForm(KindWords, forms.Form):
    """Something said."""

    text = forms.CharField(label=_("Your words"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)


class OutcomeForm(KindWords, forms.Form):
    """What both may agree to."""

    text = forms.CharField(
        label=_("What we agree on"),
        help_text=_("Plain words, a few lines. A change takes every yes back."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
