"""Making sure that somebody wants to go, and that it is them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import names
from hearthside.accounts.models import Person
from hearthside.ui.forms import KindWords


class EraseForm(KindWords, forms.Form):
    """The person's name typed out, and their pass-phrase when they have one."""

    name = forms.CharField(
        label=_("Your name here"),
        help_text=_("Please type it once more, so that this cannot happen by mistake."),
        max_length=names.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    passphrase = forms.CharField(
        label=_("Your pass-phrase"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if not person.has_usable_password():
            del self.fields["passphrase"]

    def clean_name(self) -> str:
        """Refuses another name; look-alike spelling is fine."""
        name: str = self.cleaned_data["name"]
        if names.key_of(name) != self.person.name_key:
            raise forms.ValidationError(_("This is not the name you have here."))
        return name

    def clean_passphrase(self) -> str:
        """Refuses a wrong pass-phrase."""
        passphrase: str = self.cleaned_data["passphrase"]
        if not self.person.check_password(passphrase):
            raise forms.ValidationError(_("This pass-phrase did not fit. Nothing was erased."))
        return passphrase
