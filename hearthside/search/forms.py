"""What people send in this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.topics import TOPICS
from hearthside.ui.forms import KindWords


class FoundForm(KindWords, forms.Form):
    """By what somebody wants to be found."""

    topics = forms.MultipleChoiceField(
        label=_("I know this from my own life"),
        help_text=_("Choose only what you are happy for others in your groups to know."),
        choices=[(key, words) for key, words in TOPICS.items() if key != "self_harm_feelings"],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one from the list.")},
    )
