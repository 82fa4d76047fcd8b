"""What officers fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.oversight.vocabulary import Ground, Purpose
from hearthside.ui.forms import KindWords


class AskForm(KindWords, forms.Form):
    """What should be opened, on what ground, and why no smaller step will do."""

    purpose = forms.ChoiceField(label=_("What do you ask for?"), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("On what ground?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        help_text=_("Those it is about will read this."),
    )
    reason = forms.CharField(
        label=_("Why will no smaller step do?"),
        help_text=_("The second person reads this. It is sealed before it is stored."),
        widget=forms.Textarea(attrs={"rows": 4}),
        min_length=20,
        max_length=2000,
    )

    def __init__(self, *args: Any, purposes: list[Purpose], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["purpose"].choices = [(one.value, one.label) for one in purposes]  # type: ignore[attr-defined]


class DisclosureForm(KindWords, forms.Form):
    """What was told to whom."""

    service = forms.CharField(label=_("Which service, and who there?"), max_length=200)
    told = forms.CharField(
        label=_("What did you tell them?"),
        help_text=_("The least that helps: no more than they need to find and keep the person safe."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
