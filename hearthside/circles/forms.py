"""Forms of the circles room."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.circles.shapes import Shape, shapes
from hearthside.groups.models import Belonging, Joining, Leadership, Mode
from hearthside.ui.forms import KindWords

CIRCLE, GROUP = "circle", "group"


def _words(label: Any, help_text: Any, most: int, rows: int) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=most, widget=area)


class StartForm(KindWords, forms.Form):
    """What a group needs before it opens; the shape has filled in most of it."""

    kind = forms.ChoiceField(
        label=_("For whom do you open it?"),
        choices=[
            (CIRCLE, _("A few people I know. It opens now, and nobody else can find it.")),
            (GROUP, _("Others too. The team reads it and opens it with me.")),
        ],
        initial=CIRCLE,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("What is it called?"), max_length=80)
    purpose = _words(_("What is it for?"), _("One or two sentences."), 600, 3)
    for_whom = _words(_("Who is it for?"), _("Say who will feel at home."), 400, 2)
    mode = forms.ChoiceField(label=_("Where do you meet?"), choices=Mode.choices, widget=forms.RadioSelect)
    membership = forms.ChoiceField(label=_("Who comes, and when?"), choices=Belonging.choices, widget=forms.RadioSelect)
    leadership = forms.ChoiceField(label=_("Who leads it?"), choices=Leadership.choices, widget=forms.RadioSelect)
    safety_lead = forms.ModelChoiceField(
        label=_("Who leads safety for it?"),
        queryset=Person.objects.filter(is_safety_lead=True).order_by("name"),
        help_text=_("Somebody of the team, who is told when a post gives cause to worry."),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    rules_read = forms.BooleanField(label=_("I have read the ground rules, and I agree to keep them."))

    def __init__(self, *args: Any, shape: Shape, is_minor: bool, **kwargs: Any) -> None:
        words = {name: shape.words(name) for name in ("name", "purpose", "for_whom")}
        fixed = {name: shape.says[name] for name in ("mode", "membership", "leadership")}
        first = Person.objects.filter(is_safety_lead=True).order_by("name").first()
        super().__init__(*args, **kwargs)
        self.initial = words | fixed | {"safety_lead": first, "kind": CIRCLE}
        if is_minor:
            del self.fields["kind"]

    def is_circle(self) -> bool:
        """Whether it opens now, for a few people."""
        return bool(self.cleaned_data.get("kind") == CIRCLE)

    def said(self) -> dict[str, str]:
        """What stands in place of the shape's own words."""
        names = ("name", "purpose", "for_whom", "mode", "membership", "leadership")
        return {name: self.cleaned_data[name] for name in names}


class GrowForm(KindWords, forms.Form):
    """How people would come in."""

    joining = forms.ChoiceField(
        label=_("How would new people come in?"),
        choices=[(value, label) for value, label in Joining.choices if value != Joining.INVITATION],
        initial=Joining.REQUEST,
        widget=forms.RadioSelect,
    )


class ShapeForm(KindWords, forms.Form):
    """The plan for a group's meetings."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shape"] = forms.ChoiceField(
            label=_("How do your meetings go?"),
            choices=[(one.id, gettext(one.name)) for one in shapes().values()],
            widget=forms.RadioSelect,
        )
