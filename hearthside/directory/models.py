"""What the team found out about a line, and the numbers people keep for themselves."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedText

MOST_CONTACTS = 12


class How(models.TextChoices):
    """How a number was checked."""

    CALLED = "called", _("I called it")
    TEXTED = "texted", _("I sent a text")
    OPENED = "opened", _("I opened its page")


class Verification(Row):
    """Somebody of the team checked a line on a day. The newest one counts."""

    line_id = models.CharField(max_length=80, db_index=True)
    verified_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    verified_on = models.DateField(default=timezone.localdate)
    how = models.CharField(max_length=8, choices=How.choices)
    works = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["line_id", "verified_on"], name="newest_check_of_a_line")]


class OwnContact(Row):
    """Somebody a person trusts. Sealed: only they read it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = SealedText(owner="person_id", limit=60)
    number = SealedText(owner="person_id", limit=40)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["person", "place"], name="contacts_of_a_person")]
