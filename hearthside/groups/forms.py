"""Forms of the groups room."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.ground_rules import MOST_OWN_RULES, Rule, adjustable_rules, compose, own_rules
from hearthside.groups.models import AgeWall, Belonging, Group, Joining, Leadership, Mode, Readers, Visibility
from hearthside.groups.plans import Plan
from hearthside.groups.topics import TOPICS
from hearthside.ui.forms import KindWords


def _words(label: Any, help_text: Any, most: int, *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _one_of(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class GroupForm(KindWords, forms.Form):
    """What a group says about itself: people read it before they join."""

    name = forms.CharField(label=_("What is the group called?"), max_length=80)
    purpose = _words(_("What is it for?"), _("One or two sentences. What can people hope for?"), 600)
    for_whom = _words(_("Who is it for?"), _("Say who will feel at home."), 400, rows=2)
    what_it_is_not = _words(
        _("What is it not?"), _("Such as: not therapy, not for an emergency."), 400, rows=2, required=False
    )
    how_it_is_kept_safe = _words(
        _("How is it kept safe?"), _("Who reads along, and when. Promise only what you can keep."), 600, required=False
    )
    leadership = _one_of(_("Led by peers, or a professional?"), Leadership.choices)
    mode = _one_of(_("Where does it meet?"), Mode.choices)
    membership = _one_of(_("Who comes, and when?"), Belonging.choices)
    visibility = _one_of(_("Who can find it?"), Visibility.choices)
    readers = forms.ChoiceField(
        label=_("Who can read the conversations?"),
        choices=Readers.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=Readers.MEMBERS,
        help_text=_(
            "If everyone can read along, people on the web who are not signed in can read too. A change counts for what was "
            "written before as well, so ask the people who wrote it first."
        ),
    )
    joining = _one_of(_("How do people come in?"), Joining.choices)
    age_band = _one_of(_("For which ages?"), AgeWall.choices)
    topics = forms.MultipleChoiceField(
        label=_("What is it about?"), required=False, choices=list(TOPICS.items()), widget=forms.CheckboxSelectMultiple
    )
    welcome = _words(_("What do new people read first?"), _("A few warm lines."), 1000, required=False)

    def clean_readers(self) -> str:
        """Who reads; only members where nothing was chosen."""
        return self.cleaned_data["readers"] or Readers.MEMBERS

    def clean(self) -> dict[str, Any]:
        """Refuses a private group that anybody could find a way into, or where ages mix."""
        given = super().clean() or {}
        if given.get("visibility") == Visibility.PRIVATE:
            if given.get("joining") != Joining.INVITATION:
                self.add_error("joining", _("Nobody can find a private group, so people come to it by invitation."))
            if given.get("readers") == Readers.EVERYONE:
                self.add_error("readers", _("Only its members read along in a private group."))
            if given.get("age_band") == AgeWall.ALL:
                self.add_error("age_band", _("A private group is for adults or for young people, never for both."))
        return given

    def plan(self) -> Plan:
        """The cleaned values, as actions take them."""
        return Plan(**{name: self.cleaned_data[name] for name in Plan.__dataclass_fields__})

    @staticmethod
    def initial_of(group: Group) -> dict[str, Any]:
        """The values of a group as it is, and as it asks to be."""
        values = {name: getattr(group, name) for name in Plan.__dataclass_fields__}
        wish = {"visibility": Visibility.LISTED, "joining": group.listing_wish} if group.listing_wish else {}
        return values | wish


def starting_choices() -> dict[str, Any]:
    """What most groups begin with; a person is chosen beforehand only where there is no other."""
    leads = list(Person.objects.filter(is_safety_lead=True).values_list("pk", flat=True)[:2])
    return {
        "leadership": Leadership.PEER_LED,
        "mode": Mode.ONLINE,
        "membership": Belonging.OPEN,
        "visibility": Visibility.LISTED,
        "joining": Joining.REQUEST,
        "age_band": AgeWall.ADULTS,
        "safety_lead": leads[0] if len(leads) == 1 else None,
    }


class NewGroupForm(GroupForm):
    """The first form of a group."""

    field_order = ["name", "purpose", "for_whom", "leader", "safety_lead", "leadership"]

    def __init__(self, *args: Any, is_team: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["safety_lead"] = safety_lead_field()
        self.fields["rules_read"] = forms.BooleanField(
            label=_("I have read the ground rules that every group starts with."), required=True
        )
        if is_team:
            self.fields["leader"] = forms.CharField(
                label=_("Who leads it, by name here?"),
                required=False,
                help_text=_("Leave it empty to lead it yourself."),
            )
        self.order_fields(self.field_order)

    def clean_leader(self) -> Person | None:
        """The person with this name."""
        return _called(self.cleaned_data.get("leader", ""))


def safety_lead_field() -> forms.ModelChoiceField[Person]:
    """A choice among the people who carry safety here."""
    return forms.ModelChoiceField(
        label=_("Who leads safety for it?"),
        queryset=Person.objects.filter(is_safety_lead=True).order_by("name"),
        help_text=_("Somebody trained, who is called when a post gives cause to worry."),
        empty_label=None,
        widget=forms.RadioSelect,
    )


def _called(name: str) -> Person | None:
    person = Person.objects.called(name) if name.strip() else None
    if name.strip() and person is None:
        raise forms.ValidationError(_("We know nobody by this name."))
    return person


class RulesForm(KindWords, forms.Form):
    """The rules a group keeps: adjustable ones on or off, and up to five of its own."""

    kept = forms.MultipleChoiceField(
        label=_("Rules you can leave out"), required=False, widget=forms.CheckboxSelectMultiple
    )
    change_note = forms.CharField(
        label=_("Why the change? Everybody reads this."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_small = forms.BooleanField(
        label=_("It is only a small change of words. Nobody needs to agree again."), required=False
    )

    def __init__(self, *args: Any, rules: list[Rule], **kwargs: Any) -> None:
        own = own_rules(rules)
        here = {rule["id"] for rule in rules}
        initial: dict[str, Any] = {"kept": [rule["id"] for rule in adjustable_rules() if rule["id"] in here]}
        for number in range(MOST_OWN_RULES):
            rule = own[number] if number < len(own) else None
            initial |= {
                f"title_{number}": rule["title"] if rule else "",
                f"text_{number}": rule["text"] if rule else "",
            }
        super().__init__(*args, **kwargs)
        self.initial = initial
        self.own_ids = [rule["id"] for rule in own]
        kept = cast(forms.MultipleChoiceField, self.fields["kept"])
        kept.choices = [(rule["id"], f"{rule['title']}: {rule['text']}") for rule in adjustable_rules()]
        for number in range(MOST_OWN_RULES):
            self._add_own(number)

    def _add_own(self, number: int) -> None:
        self.fields[f"title_{number}"] = forms.CharField(
            label=_("Your own rule, in a few words"), max_length=80, required=False
        )
        self.fields[f"text_{number}"] = forms.CharField(
            label=_("What it means"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
        )

    def clean(self) -> dict[str, Any]:
        """Refuses a rule with words but no name."""
        given = super().clean() or {}
        for number in range(MOST_OWN_RULES):
            if given.get(f"text_{number}") and not given.get(f"title_{number}"):
                self.add_error(f"title_{number}", _("Please give this rule a name."))
        return given

    def rules(self) -> list[Rule]:
        """The rules as they would be."""
        own = [
            Rule(
                id=self._own_id(number),
                title=self.cleaned_data[f"title_{number}"],
                text=self.cleaned_data[f"text_{number}"],
            )
            for number in range(MOST_OWN_RULES)
            if self.cleaned_data[f"title_{number}"]
        ]
        return compose(set(self.cleaned_data["kept"]), own)

    def _own_id(self, number: int) -> str:
        return self.own_ids[number] if number < len(self.own_ids) else f"own_{number + 1}"

    def own_fields(self) -> list[tuple[Any, Any]]:
        """Pairs of fields for the page: name and meaning of each own rule."""
        return [(self[f"title_{number}"], self[f"text_{number}"]) for number in range(MOST_OWN_RULES)]


class InvitationCodeForm(KindWords, forms.Form):
    """The code of an invitation, typed or pasted."""

    code = forms.CharField(
        label=_("The code"),
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "dir": "ltr"}
        ),
    )


FOR_HOW_MANY = [
    (1, _("One person")),
    (2, _("Two people")),
    (5, _("Up to five")),
    (20, _("Up to twenty")),
    (50, _("Up to fifty")),
]


class InvitationForm(KindWords, forms.Form):
    """How far an invitation reaches: in a group with few seats, to few people."""

    uses = forms.TypedChoiceField(label=_("For how many people?"), coerce=int, initial=1, choices=FOR_HOW_MANY)
    days = forms.TypedChoiceField(
        label=_("For how long?"), coerce=int, initial=14,
        choices=[(2, _("Two days")), (14, _("Two weeks")), (90, _("Three months"))],
    )  # fmt: skip
    note = forms.CharField(
        label=_("A note for the leaders"),
        max_length=60,
        required=False,
        help_text=_("Such as: for the library. No names, please."),
    )
    says_name = forms.BooleanField(
        label=_("Put the name of the group on the card"),
        required=False,
        help_text=_("Without it, the card gives nothing away if somebody else finds it."),
    )

    def __init__(self, *args: Any, seats: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if seats:  # Whoever leads has one of them. One person can always be asked: somebody may leave.
            cast(forms.ChoiceField, self.fields["uses"]).choices = [
                one for one in FOR_HOW_MANY if one[0] < max(seats, 2)
            ]
