"""The people of the town, and who keeps away from whom."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from hearthside.accounts import names
from hearthside.accounts.models import AgeBand, Block, Person
from hearthside.town.loading.scene import A_BATCH, SAFETY_LEAD, Scene
from hearthside.town.personas import PERSONAS
from hearthside.town.townsfolk import YOUNG
from hearthside.town.woven import WovenPerson

ABOUT_SAFETY_LEAD = "I lead safety at Lantern Row. Write to me about anything that worries you."


def load_people(scene: Scene) -> None:
    """Everybody has a row and a name of their own. Only the people of `PERSONAS` can sign in."""
    locked, taken = make_password(None), {names.key_of(SAFETY_LEAD)}
    scene.people = [_person(scene, woven, locked, taken) for woven in scene.woven.people]
    scene.people.append(_safety_lead(scene))
    Person.objects.bulk_create(scene.people, batch_size=A_BATCH)
    _load_distance(scene)


def _person(scene: Scene, woven: WovenPerson, locked: str, taken: set[str]) -> Person:
    name = _free_name(woven.name, taken)
    person = Person(id=scene.id_of("person", woven.name), name=name, name_key=names.key_of(name), about=woven.about)
    person.password, person.country = locked, str(scene.woven.place["country"])
    person.age_band = AgeBand.YOUTH if woven.age_band == YOUNG else AgeBand.ADULT
    person.joined_on = timezone.localdate(scene.now) - timedelta(days=woven.joined_days_ago)
    if persona := PERSONAS.get(woven.name):
        persona.dress(person, timezone.localdate(scene.now))
    return person


def _free_name(name: str, taken: set[str]) -> str:
    """Two names that look alike would be one person; the later one gets a number."""
    free, turn = name, 2
    while names.key_of(free) in taken:
        free, turn = f"{name} {turn}", turn + 1
    taken.add(names.key_of(free))
    return free


def _safety_lead(scene: Scene) -> Person:
    name = SAFETY_LEAD
    lead = Person(id=scene.id_of("person", name), name=name, name_key=names.key_of(name), about=ABOUT_SAFETY_LEAD)
    lead.country = str(scene.woven.place["country"])
    PERSONAS[name].dress(lead, timezone.localdate(scene.now))
    lead.joined_on = timezone.localdate(scene.now) - timedelta(days=900)
    return lead


def _load_distance(scene: Scene) -> None:
    """Now and then somebody keeps away from somebody; about half of them only mute."""
    folk = [person for person in scene.people if person.name not in PERSONAS and not person.is_safety_lead]
    pairs = {tuple(scene.random.sample(range(len(folk)), 2)) for _ in range(max(6, len(folk) // 40))}
    blocks = [
        Block(blocker=folk[one], blocked=folk[other], is_mute=(one + other) % 2 == 0) for one, other in sorted(pairs)
    ]
    blocks.append(Block(blocker=scene.person("ava"), blocked=folk[-1], is_mute=True))
    Block.objects.bulk_create(blocks)
