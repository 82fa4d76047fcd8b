"""What people fill in: reports, appeals, their own contacts, and the steps of the desk."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.safety.drafts import DRAFTS, LOOKING_IN
from hearthside.safety.vocabulary import ABOUT_OTHERS, AppealOutcome, Outcome, Rule
from hearthside.ui.forms import KindWords


def _words(
    label: Any, *, rows: int = 5, required: bool = True, help_text: Any = "", limit: int = 2000
) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=required, help_text=help_text, max_length=limit)


class ReportForm(KindWords, forms.Form):
    """What is wrong, in a reason and a few words."""

    reason = forms.ChoiceField(label=_("What is it about?"), choices=ABOUT_OTHERS, widget=forms.RadioSelect)
    is_urgent = forms.BooleanField(label=_("Somebody may be in danger now."), required=False)
    note = _words(
        _("What should we know?"), required=False, help_text=_("Only the people who look into it can read this.")
    )


class AskForm(KindWords, forms.Form):
    """For somebody who would like the team to write to them; no word is asked of them."""

    is_urgent = forms.BooleanField(label=_("I may be in danger now."), required=False)
    note = _words(
        _("What would you like us to know?"),
        required=False,
        help_text=_("You can leave this empty. Only the people who look after safety read it."),
    )


class AppealForm(KindWords, forms.Form):
    """Why somebody should look again."""

    text = _words(_("What should we see differently?"))


class AnswerForm(KindWords, forms.Form):
    """The second look."""

    outcome = forms.ChoiceField(label=_("What did you find?"), choices=AppealOutcome.choices, widget=forms.RadioSelect)
    answer = _words(_("Your answer, in plain words"))


class NothingForm(KindWords, forms.Form):
    """A step that needs no words."""


class WriteForm(KindWords, forms.Form):
    """Words to the author: a draft helps, but somebody has to make it their own."""

    text = _words(_("Your words"), rows=9)

    def clean_text(self) -> str:
        """The words. Refuses a draft that nobody touched."""
        text = str(self.cleaned_data["text"]).strip()
        if any(text == str(draft).strip() for draft in (*DRAFTS.values(), LOOKING_IN)):
            raise forms.ValidationError(_("Please change the draft, so that it speaks to this person."))
        return text


class LookInForm(WriteForm):
    """A few words that ask for nothing (DOMAIN 3.5)."""

    text = _words(_("Your words"), rows=4, help_text=_("Short, warm, and nothing to answer."), limit=1000)


class DecisionForm(KindWords, forms.Form):
    """The statement of reasons (DOMAIN 3.10): the rule, and what it means here."""

    rule = forms.ChoiceField(label=_("Which rule?"), choices=Rule.choices)
    reason = _words(_("What happened, in plain and kind words"), help_text=_("The person will read this."))


class SpanForm(DecisionForm):
    """A decision that ends by itself."""

    days = forms.TypedChoiceField(
        label=_("For how long?"), choices=[(1, _("One day")), (7, _("A week")), (30, _("30 days"))], coerce=int
    )

    def clean(self) -> dict[str, Any]:
        """`lasts_for` in place of days."""
        cleaned = super().clean() or self.cleaned_data
        if "days" in cleaned:
            cleaned["lasts_for"] = timedelta(days=cleaned.pop("days"))
        return cleaned


class PauseForm(SpanForm):
    """A break of the whole account. Longer ones are a suspension."""

    days = forms.TypedChoiceField(label=_("For how long?"), choices=[(1, _("One day")), (7, _("A week"))], coerce=int)


class SlowForm(SpanForm):
    """How slowly, and until when."""

    per_hour = forms.TypedChoiceField(
        label=_("How many posts an hour?"), choices=[(1, _("One")), (2, _("Two")), (5, _("Five"))], coerce=int
    )


class LowerForm(KindWords, forms.Form):
    """Why it is less urgent."""

    reason = _words(_("How do you know?"), rows=3)


class CloseForm(KindWords, forms.Form):
    """How it ended."""

    outcome = forms.ChoiceField(label=_("How did it end?"), choices=Outcome.choices)
    reason = _words(_("A note for the team"), rows=3, required=False)


FORMS: dict[str, type[forms.Form]] = {
    "write": WriteForm,
    "look_in": LookInForm,
    "hold": DecisionForm,
    "ask_edit": DecisionForm,
    "remove": DecisionForm,
    "lower": LowerForm,
    "limit": SpanForm,
    "slow": SlowForm,
    "pause": PauseForm,
    "suspend": DecisionForm,
    "ban": DecisionForm,
    "close": CloseForm,
}
