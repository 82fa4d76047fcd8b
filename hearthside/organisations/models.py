"""Organisations, who runs them, and which groups stand under them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.kernel.models import Row


class Band(models.TextChoices):
    """Roughly how many people are inside. No band is narrower than five."""

    FEW = "0_4", _("fewer than 5")
    FIVE = "5_9", _("5 to 9")
    TEN = "10_19", _("10 to 19")
    TWENTY = "20_49", _("20 to 49")
    FIFTY = "50_99", _("50 to 99")
    HUNDRED = "100_", _("100 or more")


class Organisation(Row):
    """A charity, a school, a club: a name over some groups."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    about = models.CharField(max_length=300, blank=True)
    since = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return self.name


class Administrator(Row):
    """A person who runs an organisation. It gives no right in any of its groups."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="runs_an_organisation_once")]


class UnderRoof(models.Model):
    """A group that stands, or asks to stand, under an organisation. `band` is from `counted_on` and stays for 28 days, so that nobody
    can watch single people come and go."""

    group = models.OneToOneField(Group, primary_key=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    hours = models.CharField(max_length=120, blank=True)
    is_welcomed = models.BooleanField(default=False)
    band = models.CharField(max_length=8, choices=Band.choices, default=Band.FEW)
    counted_on = models.DateField(default=timezone.localdate)
