"""Forms of this room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.organisations.models import Organisation
from hearthside.ui.forms import KindWords


class NameForm(KindWords, forms.Form):
    """Who runs it, by name here."""

    person = forms.CharField(label=_("Who runs it, by name here?"), max_length=80)

    def clean_person(self) -> Person:
        """The person of this name."""
        found = Person.objects.called(self.cleaned_data["person"])
        if found is None:
            raise forms.ValidationError(_("We know nobody by this name."))
        return found


class FoundForm(NameForm):
    """A new organisation."""

    name = forms.CharField(label=_("What is it called?"), max_length=80)
    about = forms.CharField(
        label=_("What is it, in a line?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ["name", "about", "person"]


class RoofForm(KindWords, forms.Form):
    """Which organisation a group would stand under."""

    hours = forms.CharField(
        label=_("When is the group open?"),
        max_length=120,
        required=False,
        help_text=_("The organisation reads this. Such as: Tuesdays from 7 to 9 in the evening."),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ChoiceField(
            label=_("Which organisation?"),
            choices=[(one.slug, one.name) for one in organisations],
            widget=forms.RadioSelect,
        )
        self.order_fields(["organisation", "hours"])
