"""Forms of the directory."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.directory.models import How
from hearthside.ui.forms import KindWords


class ContactForm(KindWords, forms.Form):
    """Somebody to call."""

    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("What you call them."))
    number = forms.CharField(
        label=_("Phone number"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        """A number somebody could dial."""
        number = str(self.cleaned_data["number"])
        if not re.fullmatch(r"[\d +()./*#-]{2,40}", number):
            raise forms.ValidationError(_("Please write the number with digits, such as 01234 567 890."))
        return number


class CheckForm(KindWords, forms.Form):
    """What somebody of the team found out about a line."""

    line_id = forms.CharField(max_length=80, widget=forms.HiddenInput)
    how = forms.ChoiceField(label=_("How did you check?"), choices=How.choices)
    works = forms.TypedChoiceField(
        label=_("Does it work?"), choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda given: given == "yes"
    )

    def found(self) -> dict[str, Any]:
        """The cleaned values as `verify_line` takes them."""
        return {name: self.cleaned_data[name] for name in ("line_id", "how", "works")}
