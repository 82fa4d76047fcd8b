"""What people type, made ready for the actions. Nothing is refused here that could be kept."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.topics import TOPICS
from hearthside.conversations.models import LONGEST_BODY, LONGEST_TITLE
from hearthside.kernel.refusals import Refusal
from hearthside.ui.forms import KindWords
from hearthside.words.intents import INTENTS


def fresh_once() -> str:
    """A new mark for one form, so that sending it twice makes one post."""
    return secrets.token_urlsafe(16)


class WordsForm(KindWords, forms.Form):
    """A body of words, and the hidden marks every composer carries."""

    body = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={
            "required": _("There are no words here yet. Take your time."),
            "max_length": _("This is longer than fits in one post. You could share it in two parts."),
        },
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=fresh_once)
    has_seen_leaks = forms.BooleanField(widget=forms.HiddenInput, required=False)

    way_on: tuple[Any, Any] | None = None

    def refuse(self, refusal: Refusal) -> None:
        """What was typed stays; the page says why it was not sent, and the way on."""
        self.add_error(None, str(refusal.message))
        self.way_on = refusal.way_on

    def clean_body(self) -> str:
        """The words as typed, without the characters that no text needs (NUL)."""
        return str(self.cleaned_data["body"]).replace("\x00", "")


class ReplyForm(WordsForm):
    """A reply, with a quote and a voice if the person likes."""

    quote = forms.UUIDField(widget=forms.HiddenInput, required=False)
    is_anonymous = forms.BooleanField(label=_("Be anonymous in this conversation"), required=False)


class ThreadForm(WordsForm):
    """A new conversation: the words first, choices after."""

    title = forms.CharField(
        label=_("In a few words"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": _("A few words on top help people find you.")},
    )
    intent = forms.ChoiceField(label=_("What would help?"), widget=forms.RadioSelect, required=False, initial="unsure")
    notes = forms.MultipleChoiceField(
        label=_("Does it touch on any of these?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    is_anonymous = forms.BooleanField(label=_("Be anonymous in this conversation"), required=False)
    field_order = ["title", "body", "intent", "notes", "is_anonymous", "once", "has_seen_leaks"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["intent"].choices = [(one.id, one.label) for one in INTENTS.values()]  # type: ignore[attr-defined]
        self.fields["notes"].choices = list(TOPICS.items())  # type: ignore[attr-defined]

    def clean_intent(self) -> str:
        """The intent; "unsure" when none was chosen."""
        return self.cleaned_data["intent"] or "unsure"


class LetterForm(KindWords, forms.Form):
    """An answer to the team."""

    text = forms.CharField(
        label=_("Your answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
