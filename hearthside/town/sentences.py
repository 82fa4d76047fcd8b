"""Puts loose sentences together so that they read as if one person had written them in one go."""

from __future__ import annotations

from random import Random

from hearthside.town.seed_text import read_seed
from hearthside.town.woven import Seed

YOUNG_ROOM = "the-bus-shelter"
SHAPES = (("warm", "middle"), ("middle",), ("middle", "end"), ("warm", "middle", "end"), ("warm",), ("warm", "end"))
WITH_SUBSTANCE = 4
ONE_MATTER = ("info",)


def weave_opener(random: Random, scene: Seed, intent: str, group: str) -> tuple[str, str]:
    """A title and a body from one scene, closing in a way that fits the intent."""
    voice = read_seed("parts")["intents"][intent]
    slots = _slots(random, group == YOUNG_ROOM)
    title = random.choice(scene["titles"]) + random.choice(voice["title_tails"])
    lines = [random.choice(scene["openings"]), *_matters(random, scene)]
    if random.random() < 0.45:
        lines.append(random.choice(read_seed("parts")["textures"][scene["kind"]]))
    lines.append(random.choice(voice["closes"]))
    body = _paragraphs(random, [_sentence(line.format(**slots)) for line in lines])
    return in_voice(_sentence(title.format(**slots)), group), in_voice(body, group)


def weave_replies(random: Random, scene: Seed, intent: str, group: str, count: int) -> list[str]:
    """`count` replies that fit the intent; none is said twice while there are others left to say."""
    parts = read_seed("parts")
    voice = parts["intents"][intent]
    ready = list(scene["answers"]) if intent in parts["answer_intents"] else []
    ready += parts["room_lines"][group] if intent in parts["room_line_intents"] else []
    random.shuffle(ready)
    piles = {kind: _shuffled(random, voice[kind]) for kind in ("warm", "middle", "end")}
    shapes = SHAPES[:WITH_SUBSTANCE] if intent in parts["answer_intents"] else SHAPES
    return [in_voice(_one_reply(random, voice, piles, ready, shapes), group) for _ in range(count)]


def weave_thanks(random: Random, intent: str, group: str, count: int) -> list[str]:
    """`count` lines in which the opener answers the people who wrote; none twice while there are others left."""
    lines = read_seed("parts")["intents"][intent]["thanks"]
    turns = [line for _ in range(count // len(lines) + 1) for line in _shuffled(random, lines)]
    return [in_voice(line, group) for line in turns[:count]]


def in_voice(line: str, group: str) -> str:
    """The young people of the Bus Shelter write without capitals; everybody else is left alone."""
    return line.lower() if group == YOUNG_ROOM else line


def _one_reply(
    random: Random, voice: Seed, piles: dict[str, list[str]], ready: list[str], shapes: tuple[tuple[str, ...], ...]
) -> str:
    if ready and random.random() < voice["share_of_answers"]:
        return ready.pop()
    return " ".join(_draw(random, voice, piles, kind) for kind in random.choice(shapes))


def _draw(random: Random, voice: Seed, piles: dict[str, list[str]], kind: str) -> str:
    if not piles[kind]:
        piles[kind] = _shuffled(random, voice[kind])
    return piles[kind].pop()


def _shuffled(random: Random, lines: list[str]) -> list[str]:
    return random.sample(lines, len(lines))


def _matters(random: Random, scene: Seed) -> list[str]:
    """One or two things the person says, in the order in which they were written."""
    lines = scene["middles"]
    count = 1 if scene["kind"] in ONE_MATTER else random.choice((1, 2, 2))
    chosen = sorted(random.sample(range(len(lines)), min(count, len(lines))))
    return [lines[place] for place in chosen]


def _sentence(line: str) -> str:
    return line[0].upper() + line[1:]


def _slots(random: Random, youth: bool) -> dict[str, str]:
    slots = read_seed("parts")["slots"]
    who = slots["who_young"] if youth else slots["who"]
    return {"day": random.choice(slots["day"]), "since": random.choice(slots["since"]), "who": random.choice(who)}


def _paragraphs(random: Random, lines: list[str]) -> str:
    if len(lines) > 3 and random.random() < 0.3:
        return " ".join(lines[:2]) + "\n\n" + " ".join(lines[2:])
    return " ".join(lines)
