"""A case about an anonymous post, and officers."""

from dataclasses import dataclass

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import person
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import first_post, thread
from hearthside.groups.models import Group
from hearthside.groups.tests.builders import group, member
from hearthside.oversight import actions
from hearthside.oversight.models import Opening
from hearthside.safety import actions as safety
from hearthside.safety.models import Case
from hearthside.safety.vocabulary import Reason

WHY = "Their last words worry us and nobody answers in the mailbox."


@dataclass
class Scene:
    """Somebody without a name, a case about their post, and three officers who have no part in it."""

    author: Person
    place: Group
    post: Post
    case: Case
    lea: Person
    noor: Person
    otto: Person

    def ask(self, purpose: str = "author", officer: Person | None = None) -> Opening:
        """A request by Lea, or by somebody else."""
        return actions.ask_to_open(
            officer=officer or self.lea, case=self.case, purpose=purpose, ground="life", reason=WHY
        )

    def opened(self, purpose: str = "author") -> Opening:
        """A request by Lea to which Noor agreed."""
        return actions.agree(officer=self.noor, opening=self.ask(purpose))


def scene() -> Scene:
    """The scene; somebody else reported the post."""
    place, author = group(), person("Brunhilda")
    member(place, author)
    post = first_post(thread(place, author, is_anonymous=True))
    made, _route = safety.report(reporter=person(), kind="post", subject_id=post.pk, reason=Reason.WORRIED)
    lea, noor = person("Leonora", is_safety_lead=True), person("Noor", is_safety_lead=True)
    return Scene(author, place, post, made.case, lea, noor, person("Otto", is_operator=True))
