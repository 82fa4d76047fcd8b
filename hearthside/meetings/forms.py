"""Forms of the meetings room: a plan in plain choices, and the small ones around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.countries import time_zones
from hearthside.accounts.models import Person
from hearthside.groups.models import Group, Mode, Visibility
from hearthside.kernel.refusals import Refusal
from hearthside.meetings import links, questions, recurrence
from hearthside.meetings.actions.resting import check_days
from hearthside.meetings.formats import CHECKS, FORMATS, KINDS
from hearthside.meetings.models import LONGEST_TITLE, Audience, Camera, Kind, Meeting
from hearthside.meetings.pages import MODES
from hearthside.meetings.plans import YES_NO, Plan
from hearthside.places.models import Venue
from hearthside.places.queries import agreed_venues
from hearthside.ui.forms import KindWords

ONCE, WEEKLY, FORTNIGHTLY, MONTHLY, OWN = "once", "weekly", "fortnightly", "monthly", "own"
REPEATS = [
    (ONCE, _("Only once")),
    (WEEKLY, _("Every week")),
    (FORTNIGHTLY, _("Every two weeks")),
    (MONTHLY, _("Every month, on the same day of the same week")),
    (OWN, _("By a rule of your own")),
]
ANSWERS = [("unknown", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]
PLACE_WORDS = {
    "step_free": _("Step-free way in"),
    "hearing_loop": _("Hearing loop"),
    "quiet_room": _("Quiet room"),
    "childcare": _("Somebody looks after children"),
    "transit": _("Bus or train nearby"),
}


def access_words(access: dict[str, str]) -> list[tuple[Any, Any]]:
    """What is known of a place, in words: never blank, since "not known" is an answer too."""
    said = dict(ANSWERS)
    return [(PLACE_WORDS[name], said.get(access.get(name, ""), said["unknown"])) for name in YES_NO]


def _text(label: Any, most: int, *, rows: int = 2, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text, widget=area)


def _line(label: Any, most: int, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    given = forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"})
    return forms.CharField(label=label, max_length=most, required=required, help_text=help_text, widget=given)


def _number(label: Any, least: int, most: int, *, required: bool = False, help_text: Any = "") -> forms.IntegerField:
    given = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, required=required, help_text=help_text, widget=given
    )


def _choice(label: Any, choices: Any, *, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, help_text=help_text)


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    given = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=given)


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class MeetingForm(KindWords, forms.Form):
    """A meeting as somebody plans it. Only the first few questions need an answer."""

    title = _line(_("What is it called?"), LONGEST_TITLE, required=True)
    about = _text(_("What can people expect?"), 1000, rows=4)
    on = _day(_("On which day, or the first one?"))
    at = _hour(_("At what time?"))
    minutes = _number(_("For how many minutes?"), 5, 1440, required=True)
    repeats = _choice(_("How often?"), REPEATS)
    last_on = _day(_("Until when?"), required=False, help_text=_("Leave it empty if it goes on."))
    rule = _line(_("Your own rule"), 120, help_text=_("Only for those who know them, such as FREQ=MONTHLY;BYDAY=2TU."))
    zone = forms.ChoiceField(label=_("In which time zone?"), choices=time_zones)
    mode = _choice(_("Where does it take place?"), list(MODES.items()))
    audience = _choice(_("Who can come?"), Audience.choices)
    capacity = _number(_("How many seats are there?"), 1, 2000, help_text=_("Leave it empty if there is no limit."))
    companions = _number(_("How many people can each bring along?"), 0, 5)
    city = _line(_("In which town?"), 60, help_text=_("Everybody who sees the meeting sees the town."))
    venue = forms.ModelChoiceField(
        label=_("One of our places"),
        queryset=Venue.objects.none(),
        required=False,
        empty_label=_("None of them"),
        help_text=_("Places that your group has agreed. Its address opens with the rest."),
    )
    where = _text(
        _("The exact place"),
        400,
        help_text=_("It is kept sealed. Only people with a seat see it, and only when it is near."),
    )
    place_hours = forms.TypedChoiceField(
        label=_("When do they see it?"), coerce=int,
        choices=[(2, _("Two hours before")), (24, _("A day before")), (168, _("A week before")), (9000, _("At once"))],
    )  # fmt: skip
    code_opens_place = forms.BooleanField(label=_("People without a name here may see it too."), required=False)
    link = _line(_("A link to join online"), 400, help_text=_("Kept sealed, like the place. It begins with https://"))
    phone = _line(_("A number to join by phone, with its code"), 120, help_text=_("Kept sealed, like the place."))
    camera = _choice(_("What about cameras?"), Camera.choices)
    hosts = _line(
        _("Who hosts it, by name here?"),
        300,
        help_text=_("Names with commas between. Leave it empty to host it yourself."),
    )
    cover = _line(
        _("Who can step in?"), 300, help_text=_("Names with commas between. They are asked when a host cannot.")
    )
    hosts_needed = _number(_("How many hosts does it need?"), 1, 6, required=True)
    format_key = forms.ChoiceField(
        label=_("How does it go?"), choices=[(key, one.name) for key, one in FORMATS.items()]
    )
    materials = _text(_("What to bring"), 600)
    is_cohort = forms.BooleanField(label=_("It is a course: the same people each time."), required=False)
    shows_numbers = forms.BooleanField(label=_("Members may see roughly how many come, never who."), required=False)
    checked = forms.MultipleChoiceField(
        label=_("What we have looked at"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, kind: str, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.group, brings = kind, group, KINDS[kind]
        checked = cast(forms.MultipleChoiceField, self.fields["checked"])
        checked.choices = [(code, CHECKS[code]) for code in brings.checks]
        venue = cast("forms.ModelChoiceField[Venue]", self.fields["venue"])
        venue.queryset = Venue.objects.filter(pk__in=[one.pk for one in agreed_venues(group)])
        self.asked = questions.fields_for(group, self.initial)
        self.fields.update(self.asked)
        for name in YES_NO:
            self.fields[name] = forms.ChoiceField(label=PLACE_WORDS[name], choices=ANSWERS, required=False)
        if group.visibility != Visibility.LISTED:
            audience = cast(forms.ChoiceField, self.fields["audience"])
            audience.choices = [(Audience.MEMBERS.value, Audience.MEMBERS.label)]

    def clean_link(self) -> str:
        """A link that browsers open safely."""
        link = str(self.cleaned_data["link"])
        if link and not links.is_good(link):
            raise forms.ValidationError(links.ASKED)
        return link

    def clean_hosts(self) -> list[Person]:
        """The people with these names."""
        return people_called(self.cleaned_data["hosts"])

    def clean_cover(self) -> list[Person]:
        """The people with these names."""
        return people_called(self.cleaned_data["cover"])

    def clean(self) -> dict[str, Any]:
        """Refuses a rule we do not take, beside the field it stands in."""
        given = super().clean() or {}
        if "on" in given and "at" in given:
            try:
                self.rule_text = recurrence.clean_rule(rule_of(given), local_of(given))
            except Refusal as refusal:
                self.add_error("rule" if given.get("repeats") == OWN else "on", str(refusal.message))
        for name, words in questions.wrong_with(given):
            self.add_error(name, words)
        return given

    def plan(self) -> Plan:
        """The cleaned values, as actions take them."""
        given = self.cleaned_data
        kept = {name: given[name] for name in Plan.__dataclass_fields__ if name in given}
        kept |= {
            "kind": self.kind,
            "answers": {name: given[name] for name in self.asked},
            "rule": self.rule_text,
            "starts_local": local_of(given),
            "companions": given["companions"] or 0,
            "access": {name: given[name] or "unknown" for name in YES_NO},
        }
        return Plan(**kept)

    @staticmethod
    def initial_of_kind(kind: str, group: Group) -> dict[str, Any]:
        """What a new meeting of this kind starts with."""
        brings = KINDS[kind]
        return {
            "minutes": brings.format.minutes,
            "hosts_needed": min(brings.format.hosts, 6),
            "format_key": brings.format_key,
            "materials": brings.materials,
            "repeats": ONCE if kind in (Kind.FESTIVAL, Kind.FORUM, Kind.LECTURE) else WEEKLY,
            "zone": settings.TIME_ZONE,
            "mode": group.mode or Mode.ONLINE,
            "audience": Audience.MEMBERS,
            "camera": Camera.OFF_OK,
            "place_hours": 24,
            "companions": 0,
            **dict.fromkeys(YES_NO, "unknown"),
        }

    @staticmethod
    def initial_of(meeting: Meeting, hosts: Iterable[str], cover: Iterable[str]) -> dict[str, Any]:
        """The values of a meeting as it is."""
        first = recurrence.read_local(meeting.starts_local)
        sealed = {name: _shown(getattr(meeting, name)) for name in ("where", "link", "phone")}
        plain = {name: getattr(meeting, name) for name in Plan.__dataclass_fields__ if name not in (*sealed, "answers")}
        return {
            **plain,
            **sealed,
            **dict.fromkeys(YES_NO, "unknown"),
            **meeting.access,
            **questions.answers_for(meeting),
            "on": first.date(),
            "at": first.time(),
            "repeats": OWN if meeting.rule else ONCE,
            "hosts": ", ".join(hosts),
            "cover": ", ".join(cover),
        }


def _shown(value: Any) -> str:
    return "" if value is None else str(value.reveal())


def local_of(given: dict[str, Any]) -> str:
    """The wall time of the first meeting."""
    return recurrence.write_local(datetime.combine(given["on"], given["at"]))


def rule_of(given: dict[str, Any]) -> str:
    """The rule that the choices mean."""
    if given.get("repeats") == OWN:
        return str(given.get("rule", ""))
    rules = {WEEKLY: "FREQ=WEEKLY", FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2", MONTHLY: _monthly(given["on"])}
    rule = rules.get(given.get("repeats", ONCE), "")
    last: date | None = given.get("last_on")
    return f"{rule};UNTIL={last:%Y%m%d}" if rule and last else rule


def _monthly(day: date) -> str:
    """Such as the second Tuesday; days of a fifth week count as the last."""
    week = (day.day - 1) // 7 + 1
    return f"FREQ=MONTHLY;BYDAY={week if week < 5 else -1}{recurrence.DAYS[day.weekday()]}"


def people_called(names: str) -> list[Person]:
    """The people with these names, parted by commas. Refuses a name that nobody has."""
    found = []
    for name in (one.strip() for one in names.split(",")):
        if name:
            person = Person.objects.called(name)
            if person is None:
                raise forms.ValidationError(_("We know nobody by the name %(name)s.") % {"name": name})
            found.append(person)
    return found


class AnswerForm(KindWords, forms.Form):
    """What somebody says about coming."""

    state = forms.CharField(max_length=10)
    companions = forms.IntegerField(min_value=0, max_value=5, required=False)
    is_shown = forms.BooleanField(required=False)

    def __init__(self, *args: Any, companions: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not companions:
            del self.fields["companions"]


class MoveForm(KindWords, forms.Form):
    """Another time, or another place, for one meeting."""

    on = _day(_("On which day?"))
    at = _hour(_("At what time?"))
    where = _text(_("Another place, if it has one"), 400, help_text=_("It is kept sealed, like the usual place."))
    note = _text(_("A word for those who come"), 300)

    def local(self) -> str:
        """The wall time that was asked for."""
        return local_of(self.cleaned_data)


class CallOffForm(KindWords, forms.Form):
    """Why a meeting is off, if one likes to say."""

    note = _text(_("A word for those who wanted to come"), 300)


class CodeForm(KindWords, forms.Form):
    """The code somebody wrote down."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "dir": "ltr"}
        ),
    )


class PlaceRestForm(KindWords, forms.Form):
    """Days on which nobody meets in the whole place."""

    first = _day(_("Which day, or the first one?"))
    last = _day(_("The last day"), required=False, help_text=_("Only when it is more than one."))
    name = _line(_("What is it?"), 60, required=True, help_text=_("Such as: a holiday."))

    def clean(self) -> dict[str, Any]:
        """Without a last day it is one day. Refuses days that cannot be, beside their field."""
        given = super().clean() or {}
        if first := given.get("first"):
            given["last"] = given.get("last") or first
            try:
                check_days(first, given["last"])
            except Refusal as refusal:
                self.add_error("first", str(refusal.message))
        return given


class QuietDayForm(KindWords, forms.Form):
    """A day on which the group does not meet."""

    day = _day(_("Which day?"))
    name = _line(_("What is it?"), 60, required=True, help_text=_("Such as: a holiday."))
