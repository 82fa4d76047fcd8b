"""Forms that ask again kindly, and the sample form of the pattern page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

KIND_WORDS = {
    "required": _("This one is needed."),
    "min_length": _("A little more, please: at least %(limit_value)d letters."),
    "max_length": _("This is %(show_value)d letters long. There is room for %(limit_value)d."),
}


class KindWords:
    """Put before forms.Form or forms.ModelForm: every field that has no words of its own asks again in plain ones."""

    base_fields: dict[str, forms.Field]
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        _speak_kindly_in(type(self))
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - self.base_fields.keys():
            _speak_kindly(self.fields[name])


_kind: set[type] = set()


def _speak_kindly_in(form: type[KindWords]) -> None:
    """Once for each kind of form: what is made of it later are copies."""
    if form not in _kind:
        for field in form.base_fields.values():
            _speak_kindly(field)
        _kind.add(form)


def _speak_kindly(field: forms.Field) -> None:
    for code, words in KIND_WORDS.items():
        if field.error_messages.get(code) is _framework_words(type(field), code):
            field.error_messages[code] = words


def _framework_words(kind: type, code: str) -> Any:
    given = (getattr(parent, "default_error_messages", {}) for parent in kind.__mro__)
    return next((messages[code] for messages in given if code in messages), None)


class SampleForm(KindWords, forms.Form):
    """Holds nothing and saves nothing; it shows how each kind of field looks, and how it asks again."""

    called = forms.CharField(
        label=_("What should we call you?"), help_text=_("Any name you like. It need not be your own."), max_length=40
    )
    words = forms.CharField(
        label=_("What is on your mind?"), widget=forms.Textarea(attrs={"rows": 5}), min_length=20, max_length=4000
    )
    region = forms.ChoiceField(
        label=_("Where are you?"),
        required=False,
        choices=[("", _("I would rather not say")), ("north", _("North")), ("south", _("South"))],
    )
    wish = forms.ChoiceField(
        label=_("What would help?"),
        widget=forms.RadioSelect,
        choices=[("heard", _("Just be heard")), ("ideas", _("Hear ideas")), ("company", _("Some company"))],
    )
    notes = forms.MultipleChoiceField(
        label=_("What does it touch on?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("grief", _("Grief")), ("work", _("Work"))],
    )
    agreed = forms.BooleanField(label=_("I have read how this place is kept safe."))
