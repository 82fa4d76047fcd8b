"""Cases as something people are called about: the chain of calls asks here, and writes here what it did."""

from contextlib import suppress
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.kernel.refusals import Refusal
from hearthside.safety import routing
from hearthside.safety.actions.caring import plan_talks
from hearthside.safety.actions.deciding import decide
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.vocabulary import HEAVY, State


class CaseBell:
    """One case."""

    def is_needed(self, about: UUID) -> bool:
        """While nobody has taken it and it is red or crisis."""
        return Case.objects.filter(pk=about, state=State.OPEN, level__in=HEAVY).exists()

    def near(self, about: UUID) -> list[Person]:
        """Moderators of the place and safety leads, or the operators when none of them is left. Who handed it on is asked only when
        nobody else is left."""
        case = Case.objects.filter(pk=about).first()
        people = routing.settle(case).people if case else []
        return [one for one in people if one.pk != _handed_on_by(about)] or people

    def apart(self, about: UUID) -> set[UUID]:
        """Everybody the case is by or about, and whoever is kept from it."""
        case = Case.objects.filter(pk=about).first()
        return routing.apart_from(case) if case else set()

    def note(self, about: UUID, verb: str, *, actor: Person | None = None, code: str = "") -> None:
        """A row in the history of the case."""
        if Case.objects.filter(pk=about).exists():
            CaseStep.objects.create(case_id=about, verb=verb, actor=actor, code=code)

    def answered(self, about: UUID, person: Person) -> None:
        """The case is in this person's hands, unless somebody took it before."""
        waiting = Case.objects.filter(pk=about, state=State.OPEN)
        waiting.update(state=State.IN_PROGRESS, taken_by=person, version=F("version") + 1)
        case = Case.objects.filter(pk=about).first()
        if case is not None:
            plan_talks(person=person, case=case)

    def in_hands(self, person: Person) -> list[UUID]:
        """The cases this person is on."""
        return list(Case.objects.in_hands_of(person).values_list("pk", flat=True))

    def hand_on(self, about: UUID, person: Person) -> None:
        """The case is back with the others, who are called when it is red or crisis. One that somebody changes at this moment stays."""
        for case in Case.objects.in_hands_of(person).filter(pk=about):
            with suppress(Refusal):
                decide(moderator=person, case=case, verb="pass_on", version=case.version)

    def address(self, about: UUID) -> str:
        """The page of the case."""
        return reverse("safety:case", args=[about])


def _handed_on_by(about: UUID) -> UUID | None:
    """Who had the case before it went back to the others."""
    last = CaseStep.objects.filter(case_id=about, verb__in=("take", "take_over", "pass_on")).order_by("-at").first()
    return last.actor_id if last and last.verb == "pass_on" else None
