"""What people type about themselves. Forms check shapes; actions decide."""

from typing import Any

from django import forms
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import ages, countries, names, phrases
from hearthside.accounts.easy import check_passphrase
from hearthside.accounts.models import Person
from hearthside.accounts.topics import TOPICS
from hearthside.ui.forms import KindWords


def passphrase_field(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    """A field for a new pass-phrase: any characters, long, never trimmed."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password", "minlength": phrases.SHORTEST})
    return forms.CharField(label=label, help_text=help_text, widget=widget, strip=False, max_length=200, **more)


def _name_field(label: Any, help_text: Any = "") -> forms.CharField:
    attrs = {"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false", "dir": "auto"}
    return forms.CharField(
        label=label, help_text=help_text, max_length=names.LONGEST, widget=forms.TextInput(attrs=attrs)
    )


class JoinForm(KindWords, forms.Form):
    """A name, a pass-phrase (or a passkey instead), an age band; nothing else is needed."""

    use_required_attribute = False

    name = _name_field(_("Choose a name"), _("Not your real name, unless you wish. You can change it later."))
    passphrase = passphrase_field(
        _("Choose a pass-phrase"),
        _("At least 15 characters. A few words that only you would put together are best. Spaces are fine."),
        error_messages={"required": _("Please choose a pass-phrase, or take the one we made up.")},
    )
    takes_suggested = forms.BooleanField(required=False)
    suggested = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        choices=ages.CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )
    country = forms.ChoiceField(
        label=_("Which country are you in?"),
        help_text=_("So that we can show the right helplines. You can leave this out."),
        choices=countries.country_choices,
        required=False,
    )

    def __init__(self, *args: Any, wants_passkey: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wants_passkey = wants_passkey
        self.fields["passphrase"].required = not (wants_passkey or self.data.get("takes_suggested"))
        self.suggestion = (self.data.get("suggested") if self.is_bound else "") or phrases.made_up(
            phrases.SUGGESTED_WORDS
        )
        self.fields["takes_suggested"].label = _("Use this one: %(phrase)s") % {"phrase": self.suggestion}
        self.initial["suggested"] = self.suggestion

    def clean_name(self) -> str:
        """A name in the form we store. Whether it is free is the action's to say."""
        return names.clean_name(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """The pass-phrase chosen, or the one we made up; none for a passkey."""
        data = super().clean() or {}
        if data.get("takes_suggested"):
            data["passphrase"] = data.get("suggested", "")
        if self.wants_passkey:
            data["passphrase"] = None
        elif "passphrase" not in self.errors:
            self._check_passphrase(data)
        return data

    def _check_passphrase(self, data: dict[str, Any]) -> None:
        try:
            check_passphrase(data.get("passphrase") or "", Person(name=data.get("name", "")))
        except forms.ValidationError as wrong:
            self.add_error("passphrase", wrong)


class OutsideJoinForm(KindWords, forms.Form):
    """What a newcomer from the operator's identity service chooses here: a name, an age band, perhaps a country."""

    name = _name_field(_("Choose a name"), _("Not your real name, unless you wish. You can change it later."))
    age_band = JoinForm.base_fields["age_band"]
    country = JoinForm.base_fields["country"]

    def clean_name(self) -> str:
        """A name in the form we store. Whether it is free is the action's to say."""
        return names.clean_name(self.cleaned_data["name"])


class SignInForm(KindWords, forms.Form):
    """A name and a pass-phrase."""

    name = _name_field(_("Your name here"))
    passphrase = forms.CharField(
        label=_("Your pass-phrase"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    is_shared_device = forms.BooleanField(
        label=_("Do not remember me on this device"),
        help_text=_("Choose this when other people use this device. You are signed out when the browser closes."),
        required=False,
    )


class CodeForm(KindWords, forms.Form):
    """A code from an app, or one of the spare codes."""

    code = forms.CharField(
        label=_("The code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class RecoverForm(KindWords, forms.Form):
    """The recovery phrase opens the account again, with a new pass-phrase."""

    name = _name_field(_("Your name here"))
    phrase = forms.CharField(
        label=_("Your recovery phrase"),
        help_text=_("The ten words you wrote down, in the same order."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
    passphrase = passphrase_field(_("A new pass-phrase"), _("At least 15 characters. A few words are best."))

    def clean_passphrase(self) -> str:
        """Long enough, not well known, not like the name."""
        check_passphrase(self.cleaned_data["passphrase"], Person(name=self.cleaned_data.get("name", "")))
        return str(self.cleaned_data["passphrase"])


class AskWayBackForm(KindWords, forms.Form):
    """Who wants back in: a name here, or an e-mail address."""

    asked = forms.CharField(
        label=_("Your name here, or your e-mail address"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false", "dir": "auto"}
        ),
    )


class ConfirmForm(KindWords, forms.Form):
    """The pass-phrase once more, before something that matters."""

    passphrase = SignInForm.base_fields["passphrase"]


class PassphraseForm(KindWords, forms.Form):
    """A new pass-phrase for somebody who is signed in."""

    passphrase = passphrase_field(_("A new pass-phrase"), _("At least 15 characters. A few words are best."))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_passphrase(self) -> str:
        """Long enough, not well known, not like the name."""
        check_passphrase(self.cleaned_data["passphrase"], self.person)
        return str(self.cleaned_data["passphrase"])


class ComeBackForm(PassphraseForm):
    """A new pass-phrase for somebody who came with a mailed link, and a code where they asked for a second step."""

    code = forms.CharField(
        label=_("The code from your app"),
        help_text=_("Or one of your spare codes."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )


class ProfileForm(KindWords, forms.Form):
    """What others see of me, and where I am."""

    name = _name_field(_("Your name here"))
    about = forms.CharField(
        label=_("A few words about you"),
        help_text=_("Members see this. Leave out anything that tells who you are outside this place."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    pronouns = forms.CharField(label=_("Your pronouns"), max_length=30, required=False)
    country = forms.ChoiceField(label=_("Your country"), choices=countries.country_choices, required=False)
    time_zone = forms.ChoiceField(label=_("Your time zone"), choices=countries.zone_choices, required=False)

    def clean_name(self) -> str:
        """A name in the form we store."""
        return names.clean_name(self.cleaned_data["name"])


class LookForm(KindWords, forms.Form):
    """Colours and text size."""

    theme = forms.ChoiceField(
        label=_("Colours"),
        required=False,
        widget=forms.RadioSelect(attrs={"data-wear": "theme"}),
        choices=[
            ("", _("As my device has it")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast", _("Strong contrast")),
        ],
    )
    text = forms.ChoiceField(
        label=_("Text size"),
        required=False,
        widget=forms.RadioSelect(attrs={"data-wear": "text"}),
        choices=[("", _("As it is")), ("large", _("Larger")), ("larger", _("Largest"))],
    )


def _topic_choices() -> list[tuple[str, Any]]:
    return list(TOPICS.items())


class NotTodayForm(KindWords, forms.Form):
    """What I do not want to see for now."""

    topics = forms.MultipleChoiceField(
        label=_("Topics to keep away"), choices=_topic_choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("Words to keep away"),
        help_text=_("One on each line. Anything with one of these words in it is left out, wherever you are."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CredentialField(forms.JSONField):
    """What a browser says about a passkey. Refuses what is longer or deeper than any browser's."""

    LONGEST = 20_000

    def to_python(self, value: Any) -> Any:
        """The parsed answer."""
        try:
            if len(value or "") <= self.LONGEST:
                return super().to_python(value)
        except RecursionError:
            pass
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Nothing stands in a form that comes back, and what was sent is not parsed once more: a browser answers anew."""
        return InvalidJSONInput("")


class PasskeyForm(KindWords, forms.Form):
    """A new passkey, as the browser made it."""

    credential = CredentialField(widget=forms.HiddenInput)
    label = forms.CharField(
        label=_("What should we call it?"),
        help_text=_("Such as: my phone."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AddressForm(KindWords, forms.Form):
    """An e-mail address."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We keep it sealed. Nobody here sees it in a list. Choose one that others do not read."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
