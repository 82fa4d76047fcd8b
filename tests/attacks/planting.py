"""Putting words into every text that members, leaders and the team can write, as the rows hold them."""

from hearthside.accounts.models import Person
from hearthside.conversations.models import Letter as PostLetter
from hearthside.conversations.models import Post, Thread
from hearthside.directory.models import OwnContact
from hearthside.groups.models import GroundRules, Group, Invitation
from hearthside.kernel.markdown import cook
from hearthside.kernel.place import change_place
from hearthside.safety.models import CaseStep, Letter, Report, Sanction
from tests.attacks.canaries import Canaries
from tests.world import World

TEXTS = {
    Group: {
        "name": 80,
        "purpose": 600,
        "for_whom": 400,
        "what_it_is_not": 400,
        "how_it_is_kept_safe": 600,
        "welcome": 1000,
    },
    Person: {"about": 300, "pronouns": 30},
    Invitation: {"note": 60},
    GroundRules: {"change_note": 300},
}
SEALED = {
    OwnContact: ("name", "number"),
    PostLetter: ("text",),
    Letter: ("text",),
    Report: ("note",),
    CaseStep: ("note",),
    Sanction: ("reason", "appeal"),
}
LIMITS = {"name": 60, "number": 40}


def put(world: World, planted: Canaries, payloads: list[str]) -> None:
    """The first of them in every short text, all in every long one, one each in names, titles and posts."""
    together = "  ".join(payloads).replace("\x00", "")
    for model, texts in TEXTS.items():
        model.objects.update(**{name: (payloads[0] if most < 200 else together)[:most] for name, most in texts.items()})
    for sealed, names in SEALED.items():
        for row in sealed.objects.all():
            for name in names:
                setattr(row, name, payloads[-1][: LIMITS.get(name, 2000)])
            row.save()
    rules = [{"id": f"own_{n}", "title": one[:80], "text": one[:400]} for n, one in enumerate(payloads)]
    GroundRules.objects.update(rules=rules)
    change_place(name=payloads[0][:80], purpose=together[:300], for_whom=together[:300], safety_lead=payloads[0][:80])
    _one_each(world, planted, payloads)


def _one_each(world: World, planted: Canaries, payloads: list[str]) -> None:
    people = Person.objects.exclude(pk__in=[one.pk for one in world.people.values() if one]).order_by("pk")
    posts = Post.objects.order_by("pk")
    for rows, put_in in ((people, _name), (posts, _words), (Thread.objects.order_by("pk"), _title)):
        for number, row in enumerate(rows):
            put_in(row, payloads[number % len(payloads)])


def _name(person: Person, words: str) -> None:
    Person.objects.filter(pk=person.pk).update(name=words[:30])


def _words(post: Post, words: str) -> None:
    Post.objects.filter(pk=post.pk).update(body=words, html=cook(words), voice=words[:40] if post.voice else "")


def _title(thread: Thread, words: str) -> None:
    Thread.objects.filter(pk=thread.pk).update(title=words[:120], version=thread.version + 1)
