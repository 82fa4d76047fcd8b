"""What people send in this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.topics import TOPICS
from hearthside.ui.forms import KindWords


def found_by() -> dict[str, object]:
    """By what somebody can choose to be found, in words."""
    return {key: words for key, words in TOPICS.items() if key != "self_harm_feelings"}


class FoundForm(KindWords, forms.Form):
    """By what somebody wants to be found."""

    topics = forms.MultipleChoiceField(
        label=_("I know this from my own life"),
        help_text=_("Choose only what you are happy for others in your groups to know."),
        choices=list(found_by().items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one from the list.")},
    )
