"""Words planted in everything that is somebody's own, and who may come across each."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hearthside.accounts.models import Block, Person
from hearthside.accounts.tests.builders import fresh_counters, person
from hearthside.conversations import actions as talk
from hearthside.conversations.models import Post
from hearthside.conversations.tests.builders import first_post, reply, thread
from hearthside.directory.actions import add_contact
from hearthside.directory.models import OwnContact
from hearthside.groups.actions import invite
from hearthside.groups.models import Visibility
from hearthside.groups.tests.builders import group, member
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, Letter, Sanction
from hearthside.safety.vocabulary import Reason, Restriction, Rule, Source
from tests.world import World

ALONE: frozenset[str] = frozenset()
TEAM = frozenset({"moderator"})


@dataclass
class Canaries:
    """Each word with the roles, beside the owner, that may read it; and what addresses can name of the owner's."""

    owner: Person
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    arguments: dict[str, Any] = field(default_factory=dict)

    def plant(self, where: str, seen_by: frozenset[str] = ALONE) -> str:
        """A new word for this place."""
        word = f"zq{where}canary"
        self.words[word] = seen_by
        return word


def plant(world: World) -> Canaries:
    """The owner is a member like others, leads a private group, has written, been answered, reported, and asked again."""
    fresh_counters()
    planted = Canaries(person("Owner"))
    member(world.group, planted.owner)
    _own_things(world, planted)
    _private_group(planted)
    _words_that_wait(world, planted)
    _with_the_team(world, planted)
    _unsent(world, planted)
    return planted


def _unsent(world: World, planted: Canaries) -> None:
    """Last of all: a post that is sent takes the draft of its place with it."""
    words = {"body": planted.plant("draft")}
    talk.save_draft(person=planted.owner, place=f"reply:{world.thread.pk}", words=words)


def _own_things(world: World, planted: Canaries) -> None:
    owner = planted.owner
    contact = add_contact(person=owner, name=planted.plant("contact"), number="0100 200")
    owner.not_today = {"topics": [], "words": [planted.plant("nottoday")]}
    owner.save(update_fields=["not_today"])
    Block.objects.create(blocker=owner, blocked=person(planted.plant("apart")))
    planted.arguments |= {"contact_id": contact.pk, "person_id": owner.pk}


def _private_group(planted: Canaries) -> None:
    place = group(
        planted.plant("group"),
        slug="the-owners-table",
        leader=planted.owner,
        purpose=planted.plant("purpose"),
        visibility=Visibility.PRIVATE,
    )
    opened = thread(place, planted.owner, title=planted.plant("title"), body=planted.plant("private"))
    invitation, code = invite(actor=planted.owner, group=place, note=planted.plant("invitation"))
    planted.arguments |= {
        "slug": place.slug,
        "thread_id": opened.pk,
        "post_id": first_post(opened).pk,
        "invitation_id": invitation.pk,
        "place_id": place.pk,
        "kind": "post",
    }


def _words_that_wait(world: World, planted: Canaries) -> None:
    waits = reply(world.thread, planted.owner, planted.plant("held", TEAM))
    talk.hold(waits)
    moderator = world.people["moderator"]
    assert moderator
    talk.write_to_author(post=waits, sender=moderator, text=planted.plant("mailbox", TEAM))
    safety.report(
        reporter=planted.owner,
        kind="post",
        subject_id=waits.pk,
        reason=Reason.values[0],
        note=planted.plant("report", TEAM),
    )
    planted.arguments |= {"subject_id": waits.pk, "case_id": _case_of(waits.pk).pk}


def _with_the_team(world: World, planted: Canaries) -> None:
    moderator, owner = world.people["moderator"], planted.owner
    assert moderator
    decision = Sanction.objects.create(
        case=_case_of(planted.arguments["subject_id"]), person=owner, restriction=Restriction.values[0],
        rule=Rule.values[0], reason=planted.plant("reason", TEAM), source=Source.values[0], decided_by=person("Decider"),
        appeal=planted.plant("appeal", TEAM), appealed_at=world.case.opened_at,
    )  # fmt: skip
    Letter.objects.create(person=owner, text=planted.plant("letter"), signed_by=moderator)
    planted.arguments |= {"sanction_id": decision.pk}


def _case_of(subject_id: UUID) -> Case:
    return Case.objects.get(kind="post", subject_id=subject_id)


def state_of(planted: Canaries) -> list[Any]:
    """The owner's things as they are: equal before and after means that nobody else touched them."""
    owner, arguments = planted.owner, planted.arguments
    return [
        list(Person.objects.filter(pk=owner.pk).values()),
        OwnContact.objects.filter(person=owner).count(),
        sorted(Post.objects.filter(author=owner).values_list("id", "body", "state")),
        list(Sanction.objects.filter(pk=arguments["sanction_id"]).values("appeal_outcome", "restriction", "ends_at")),
        sorted(Block.objects.filter(blocker=owner).values_list("blocked_id", "is_mute")),
    ]
