"""The model card: what the weights are, how they did on every measure, and what they miss, in plain words."""

from __future__ import annotations

from bench.triage_numbers import Row
from bench.triage_table import misses, printed
from hearthside.triage.engine import shipped
from hearthside.triage.training.items import read_sheets

HEAD = """# Model card: sorting posts by need

Written by `python -m bench.triage --data DIR --card`. A test fails when the hash below is not that of the shipped weights.

- Weights: `{version}`
- Made by: `hearthside triage train`, from {written} lines written by hand and {grown} grown from templates. Nothing else was learned from.
- Kept for measuring, never learned from: {kept} lines in the sheets named `check_*`.
- What it is for: putting posts that need a person soon at the top of the queue, showing help, and holding what may harm readers.
- What it is not: a judgement of a person, a forecast, or a reason to look at fewer posts. Green posts are read by people too.
- It runs inside the site, in plain Python, without a network. It keeps nothing.

## How it did

Intervals are the middle 95 % of 200 draws. "Bar" and "excellent" are the two bars that the design set beforehand.

"""


def card(rows: list[Row], skipped: list[str]) -> str:
    """The whole card. Refuses (RuntimeError) to be written when the weights cannot be used."""
    weights = shipped()
    if weights is None:
        raise RuntimeError("the weights cannot be used, so there is nothing to write a card about")
    items = read_sheets()
    grown = sum(item.is_grown for item in items)
    head = HEAD.format(
        version=weights.version, written=len(items) - grown, grown=grown, kept=len(read_sheets(held_out=True))
    )
    return head + printed(rows, skipped) + "\n\n## What it misses\n\n" + misses() + LIMITS


LIMITS = """
## Limits

- The sheets and the level policy have few authors. Before this decides anything alone, clinicians and people who lived through it
  should label the same texts again.
- It reads English best. In Spanish, French, German, Polish and Portuguese it knows common ways of speaking; in other languages it
  says that it could not read and never shows green.
- Short answers mean what the question before them meant. Without that question they are hard to place.
- A warm goodbye without any word of risk, dry jokes about one's own death, and strong feelings in verse are still missed too often.
- A title that only says when ("Tonight") can still make low words under it look more urgent than they are.
- The harms that the first sheets miss had been read before the ideas of harm were written. Their harm figures are no blind test any more.
- Two bars pull against each other. To see three in four of the hardest urgent lines, it points at more turns of ordinary support chats than
  the bar for these allows. The threshold leans towards the person in danger; a look costs a minute.
- Chances are calibrated on our own sheets. On other people's words they are too high or too low by what the table says.
- Help is shown and people are woken; nobody is sanctioned, ranked or left unread because of a level.
"""
