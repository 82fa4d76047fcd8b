"""What the operator sets."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.gate.models import FirstPosts
from hearthside.ui.forms import KindWords


class GateForm(KindWords, forms.Form):
    """How the gate stands on any day."""

    first_posts = forms.ChoiceField(
        label=_("When do first posts wait for a moderator?"),
        choices=FirstPosts.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A call for help is never held for being a first post. The first words of a voice without a name wait as well, "
            "whoever wrote them, so that nobody can tell who is new."
        ),
    )
    joins_an_hour = forms.IntegerField(
        label=_("How many people may join in an hour?"),
        min_value=1,
        max_value=5000,
        help_text=_("While the gate is closed it is a sixth of that."),
    )


class CloseForm(KindWords, forms.Form):
    """For how long."""

    hours = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=[(6, _("6 hours")), (24, _("One day")), (72, _("3 days"))],
        coerce=int,
        initial=24,
        widget=forms.RadioSelect,
    )
