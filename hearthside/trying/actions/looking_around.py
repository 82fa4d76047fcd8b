"""Beginning, noting, staying and going. Going tells nobody and leaves nothing in the group."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.groups import access as group_access
from hearthside.groups import actions as groups
from hearthside.groups.models import INSIDE, Group, Membership
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import NotNow
from hearthside.kernel.rows import found_or_made
from hearthside.trying import access, leftovers, passport
from hearthside.trying.models import Trial, Welcome
from hearthside.ui.words_for_time import date_words
from hearthside.vault.sealing import Sealed

REST_FOR = timedelta(days=30)
"""After looking around, so long until the same group can be tried again: a trial is bounded, not a second kind of membership."""


@transaction.atomic
def begin(*, person: Person, group: Group, version: int) -> Trial:
    """The person looks around for the days this site gives, having agreed to the newest rules; nobody is told. Agreeing again does not
    make it longer. Refuses all whom `check_can_try` refuses, old rules, a sixth group, and a group they tried lately."""
    access.check_can_try(person, group)
    if version != Group.objects.values_list("rules_version", flat=True).get(pk=group.pk):
        raise NotNow(_("The rules were changed while you were reading. Please read what is new."))
    trial = access.trial_of(person, group) or _new(person, group)
    trial.agreed_version = version
    trial.save(update_fields=["agreed_version"])
    return trial


def _new(person: Person, group: Group) -> Trial:
    check_rate("trying.begin", person.pk, at_most=10, per_seconds=86_400)
    access.check_room(person)
    _check_rested(person, group)
    until = timezone.now() + timedelta(days=settings.TRIAL_DAYS)
    passport.write(person, group.pk, name=group.name, ended_on=None, wish=None)
    trial, is_new = found_or_made(Trial(person=person, group=group, until=until), by=("person", "group"))
    if not is_new:  # An old one whose time is over, that no job has ended yet.
        trial.until = until
        trial.save(update_fields=["until"])
    return trial


def check_may_begin(person: Person, group: Group) -> None:
    """Refuses to begin anew in a sixth group and in one they tried lately; to go on is refused to nobody."""
    if access.trial_of(person, group) is None:
        access.check_room(person)
        _check_rested(person, group)


def _check_rested(person: Person, group: Group) -> None:
    ended_on = passport.page_of(person, group.pk).get("ended_on")
    if _is_resting(ended_on):
        day = date_words(date.fromisoformat(str(ended_on)) + REST_FOR, timezone.localdate())
        raise NotNow(
            _("You looked around here not long ago. You can join any day, or look around again from %(day)s.")
            % {"day": day},
            way_on=(reverse("groups:group", args=[group.slug]), _("To the group")),
        )


def _is_resting(ended_on: str | None) -> bool:
    return bool(ended_on) and timezone.localdate() < date.fromisoformat(str(ended_on)) + REST_FOR


def write_note(*, person: Person, trial: Trial, note: str, marks: dict[str, str], wish: str = "") -> None:
    """The note, the marks and what becomes of a hello are in the person's sealed book, for them alone. What is unknown is left out."""
    known = {mark: said for mark, said in marks.items() if mark in passport.MARKS and said in passport.ANSWERS}
    words = note.replace("\x00", "")[: passport.LONGEST_NOTE]
    passport.write(
        person,
        trial.group_id,
        name=trial.group.name,
        note=words,
        marks=known,
        wish=wish if wish in passport.WISHES else None,
    )


@transaction.atomic
def end(*, person: Person, group: Group, wish: str = passport.WITH_ME) -> None:
    """The person looks around no more. In the group nothing tells that they did, unless they want their hello to stay. Nobody is told."""
    mine = Trial.objects.filter(person=person, group=group)
    if not mine.select_for_update().exists():
        return
    try:
        leftovers.sweep(person, group, wish if wish in passport.WISHES else passport.WITH_ME)
        passport.write(person, group.pk, ended_on=timezone.localdate().isoformat(), wish=None)
    except (Sealed, NotNow):  # They are gone all the same; the job lets go of the rest when the vault opens.
        mine.update(until=timezone.now())
    else:
        mine.delete()


def end_overdue(trial_id: UUID) -> None:
    """A trial past its time is over, as the person wished or else with everything gone. While the vault is closed the rest waits."""
    trial = Trial.objects.select_related("person", "group").filter(pk=trial_id, until__lte=timezone.now()).first()
    if trial is None:
        return
    wish = passport.page_of(trial.person, trial.group_id).get("wish", passport.WITH_ME)
    end(person=trial.person, group=trial.group, wish=wish)


@transaction.atomic
def stay(*, person: Person, group: Group, first_words: str = "") -> Membership:
    """The person is a member who agreed to what they had agreed to, or has asked where the group answers; then they go on looking
    around. The first words wait as a draft. Refuses as `groups.actions.join` does."""
    trial = access.trial_of(person, group)
    check_rate("groups.join", person.pk, at_most=20, per_seconds=3600)
    mine = groups.join(person=person, group=group)
    if trial is not None and mine.state in INSIDE:
        has_joined(person=person, group=group)
        if trial.agreed_version == group.rules_version:
            mine = groups.agree(person=person, group=group, version=trial.agreed_version)
    if first_words.strip():
        leftovers.keep_first_words(person, group.pk, first_words.strip())
    return mine


@transaction.atomic
def has_joined(*, person: Person, group: Group) -> None:
    """The trial is over because its person is a member now; their hello stays, as any other words."""
    gone, _kinds = Trial.objects.filter(person=person, group=group).delete()
    if gone:
        leftovers.sweep(person, group, passport.JOINED)


@transaction.atomic
def let_tasters_in(*, actor: Person, group: Group, yes: bool) -> None:
    """The group takes people who look around, or does not; those who are here stay until their time. Refuses all but its leaders."""
    group_access.check_can_lead(actor, group)
    Welcome.objects.update_or_create(group=group, defaults={"takes_tasters": yes})


def forget(*, person: Person, key: str) -> None:
    """Nothing is kept about a group the person no longer tries but, for the days in which it cannot be tried again, when that ended.
    A group they still try keeps its page, and words that name no group change nothing."""
    try:
        group_id = UUID(key)
    except ValueError:
        return
    if not Trial.objects.filter(person=person, group=group_id).exists():
        ended_on = passport.page_of(person, group_id).get("ended_on")
        passport.tear_out(person, group_id)
        if _is_resting(ended_on):
            passport.write(person, group_id, ended_on=ended_on, is_torn=True)
