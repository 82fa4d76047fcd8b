"""What the founder and the operators type."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from hearthside.accounts import names, phrases
from hearthside.accounts.countries import clock_choices, clocks_of, every_clock
from hearthside.accounts.easy import check_passphrase
from hearthside.accounts.models import AgeBand, Person
from hearthside.directory import own_lines
from hearthside.groups.ground_rules import adjustable_rules
from hearthside.ui.forms import KindWords

JOINING = [("open", _("Anyone may join")), ("invitation", _("By invitation"))]


def country_choices() -> list[tuple[str, Any]]:
    """Every country by name. Where the book has no numbers, the founder gives some."""
    return [("", _("Please choose")), *own_lines.every_choice()]


def rule_choices() -> list[tuple[str, str]]:
    """The ground rules that a place may leave out; the others always hold."""
    return [(rule["id"], f"{rule['title']}: {rule['text']}") for rule in adjustable_rules()]


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AnswersForm(KindWords, forms.Form):
    """The six questions about a place."""

    name = forms.CharField(label=_("What is this place called?"), max_length=80)
    purpose = forms.CharField(
        label=_("What is it for?"),
        help_text=_("One or two sentences. They are the first thing people read."),
        max_length=300,
        widget=_area(2),
    )
    for_whom = forms.CharField(
        label=_("Who is it for?"),
        help_text=_("Such as: people in our town who live with low mood."),
        max_length=300,
        widget=_area(2),
    )
    country = forms.ChoiceField(
        label=_("In which country?"),
        help_text=_("So that the right helplines are shown first."),
        choices=country_choices,
    )
    emergency_number = forms.CharField(
        label=_("Which number do people call there in an emergency?"),
        help_text=_("Only where our book has no numbers for the country."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        validators=[RegexValidator(own_lines.NUMBER, _("Please write the number with digits, such as 112."))],
    )
    own_lines = forms.CharField(
        label=_("Helplines you know there"),
        help_text=_("One on each line, such as: Night line: 01234 567 890: every evening from 6 to 10."),
        max_length=1000,
        required=False,
        widget=_area(3),
    )
    time_zone = forms.ChoiceField(
        label=_("By which clock do you live?"),
        help_text=_("The hours when somebody is here, and the days of the place, go by it."),
        required=False,
    )
    language = forms.ChoiceField(label=_("In which language?"), choices=settings.LANGUAGES)
    safety_lead = forms.CharField(
        label=_("Who leads safety?"),
        help_text=_("The name that person goes by here. It may be you. They act when a post worries us."),
        max_length=80,
    )
    joining = forms.ChoiceField(label=_("Who may join?"), choices=JOINING, widget=forms.RadioSelect)
    rules = forms.MultipleChoiceField(
        label=_("Which ground rules do groups start from?"),
        help_text=_("The rules that keep people safe always hold. Of these you may leave some out."),
        choices=rule_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.has_unknown_country:
            words = _("Our book has no numbers for %(country)s. You can still begin. Please give us this one.")
            number = self.fields["emergency_number"]
            number.required = number.widget.is_required = True
            number.error_messages["required"] = words % {"country": own_lines.name_of(self["country"].value())}
        self.give_clocks()

    def give_clocks(self) -> None:
        """Which clocks can be chosen: all there are, and the one the place goes by."""
        self._offer(sorted({settings.TIME_ZONE, *every_clock()}))

    def _offer(self, clocks: list[str]) -> None:
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = clock_choices(clocks)

    @property
    def has_unknown_country(self) -> bool:
        """Whether the country that is chosen is not in our book, so that we must ask for numbers."""
        return own_lines.is_own(str(self["country"].value() or ""))

    def clean_own_lines(self) -> str:
        """Lines that people could call."""
        try:
            own_lines.check_lines(given := str(self.cleaned_data["own_lines"]))
        except own_lines.NotALine as wrong:
            words = _("We cannot read this line: %(line)s. Write a name, a colon and a number. Eight lines at most.")
            raise forms.ValidationError(words % {"line": wrong.text}) from None
        return given

    def answers(self) -> dict[str, Any]:
        """As the place keeps them: which rules are left out, not which are kept."""
        data = dict(self.cleaned_data)
        kept = data.pop("rules", [])
        if not data["time_zone"]:
            del data["time_zone"]
        return {**data, "rules_left_out": " ".join(key for key, _text in rule_choices() if key not in kept)}


class FoundingForm(AnswersForm):
    """The six questions, behind the code."""

    code = forms.CharField(
        label=_("Set-up code"),
        help_text=_(
            "Five words. They are in the window where you started Hearthside, and in the file setup_code in its data folder."
        ),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
    field_order = ["code"]

    def give_clocks(self) -> None:
        """Those of the country; must be said where people there live by more than one."""
        field, clocks = self.fields["time_zone"], clocks_of(str(self["country"].value() or ""))
        self._offer(["", *clocks])
        self.has_many_clocks = field.required = len(clocks) > 1
        field.error_messages["required"] = _("People there live by more than one clock. Please choose yours.")

    def clean_time_zone(self) -> str:
        """The one that was chosen; where the country has one only, that."""
        clocks = clocks_of(str(self.cleaned_data.get("country", "")))
        return str(self.cleaned_data["time_zone"] or (clocks[0] if clocks else ""))


class PlaceForm(AnswersForm):
    """All that an operator may change."""

    min_age_band = forms.ChoiceField(
        label=_("From which age?"),
        help_text=_("Adults and young people never share a private group."),
        choices=AgeBand.choices,
        widget=forms.RadioSelect,
    )
    quick_exit_url = forms.URLField(
        label=_("Where does the quick exit lead?"),
        help_text=_("A page that nobody wonders about, such as the weather."),
        max_length=200,
        assume_scheme="https",
    )
    neutral_title = forms.CharField(
        label=_("What does a discreet tab say?"), help_text=_("A plain word, such as: Weather."), max_length=60
    )

    team_has_two_steps = forms.BooleanField(
        label=_("Does the team sign in with two steps?"),
        help_text=_(
            "Who looks after others sees what they wrote in trust. The desk then asks for a passkey or a code."
        ),
        required=False,
    )


class OperatorForm(KindWords, forms.Form):
    """The first account."""

    name = forms.CharField(
        label=_("Your name here"),
        help_text=_("It need not be your real name."),
        max_length=names.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false"}),
    )
    passphrase = forms.CharField(
        label=_("A pass-phrase"),
        help_text=_("At least 15 characters. A few words that only you would put together are best."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "minlength": phrases.SHORTEST}),
    )

    def clean_name(self) -> str:
        """A name in the form we store."""
        return names.clean_name(self.cleaned_data["name"])

    def clean_passphrase(self) -> str:
        """Refuses a weak one."""
        passphrase: str = self.cleaned_data["passphrase"]
        name = self.cleaned_data.get("name", "")
        check_passphrase(passphrase, Person(name=name, name_key=name))
        return passphrase


def _day(label: Any, help_text: Any) -> forms.DateField:
    given = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=given)


class RolesForm(KindWords, forms.Form):
    """The parts a person has."""

    is_safety_lead = forms.BooleanField(label=_("Leads safety: sees every case"), required=False)
    is_operator = forms.BooleanField(label=_("Runs this place: sees these pages"), required=False)
    helper_since = _day(_("Certified helper since"), _("Leave it empty and it counts from today."))
    helper_until = _day(_("Certified helper until"), _("Leave it empty if the person is no helper."))
    course_on = _day(_("Finished the course for peer supporters on"), _("Leave it empty if nothing is on record."))
