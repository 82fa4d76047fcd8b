"""Cases as something people are called about: the chain of calls asks here, and writes here what it did."""

from uuid import UUID

from django.db.models import F
from django.urls import reverse

from hearthside.accounts.models import Person
from hearthside.safety import routing
from hearthside.safety.actions.caring import plan_talks
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.vocabulary import HEAVY, State


class CaseBell:
    """One case."""

    def is_needed(self, about: UUID) -> bool:
        """While nobody has taken it and it is red or crisis."""
        return Case.objects.filter(pk=about, state=State.OPEN, level__in=HEAVY).exists()

    def near(self, about: UUID) -> list[Person]:
        """Moderators of the place and safety leads, or the operators when none of them is left."""
        case = Case.objects.filter(pk=about).first()
        return routing.settle(case).people if case else []

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

    def address(self, about: UUID) -> str:
        """The page of the case."""
        return reverse("safety:case", args=[about])
