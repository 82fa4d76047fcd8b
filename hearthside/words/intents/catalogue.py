"""The intents and reactions, read once from the data of this room (CC0, own wording; evidence is named in the file)."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from hearthside.words.intents.shapes import Guidance, Intent, Reaction

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

ALIASES: dict[str, str] = {
    "listen_only": "listen",
    "advice_welcome": "advice",
    "question": "information",
    "win": "celebrate",
}
"""Everyday names for intents, and the id each stands for."""

_NO_ADVICE = frozenset({"listen", "vent", "quiet"})
VENT_EXPIRES_AFTER_DAYS = 7
"""Days after which a vent is deleted for good. A choice of this project: long enough for a kind word, short enough to let go."""


def _words(texts: list[str]) -> tuple[StrPromise, ...]:
    return tuple(_(text) for text in texts)  # every text is listed for translators in messages.py


def _intent(entry: dict[str, Any]) -> Intent:
    return Intent(
        id=entry["id"],
        label=_(entry["label"]),
        poster_help=_(entry["poster_help"]),
        prompts=_words(entry["poster_prompts"]),
        support_types=tuple(entry["support_types"]),
        guidance=Guidance(do=_words(entry["reply_guidance"]["do"]), avoid=_words(entry["reply_guidance"]["avoid"])),
        starters=_words(entry["reply_starters"]),
        suggested_reactions=tuple(entry["suggested_reactions"]),
        mismatch_nudge=_(entry["mismatch_nudge"]),
        takes_replies=entry["reply_limit"] is None,
        welcomes_advice=entry["id"] not in _NO_ADVICE,
    )


def _vent() -> Intent:
    return Intent(
        id="vent",
        label=_("Let it out"),
        poster_help=_("You want to let something out. It is deleted for good after 7 days."),
        prompts=(_("What needs to come out?"), _("What made today so hard?")),
        support_types=("emotional",),
        guidance=Guidance(
            do=(_("Say you heard them."), _("Let strong words be."), _("Ask later, gently, how it is now.")),
            avoid=(_("Advice, links or plans."), _("Telling them to calm down.")),
        ),
        starters=(_("I hear you. That is a lot to carry."), _("No wonder you feel this way.")),
        suggested_reactions=("heard", "with_you"),
        mismatch_nudge=_("They want to let this out. Your reply has advice in it. Want to just say you heard them?"),
        takes_replies=True,
        welcomes_advice=False,
        expires_after_days=VENT_EXPIRES_AFTER_DAYS,
    )


def _reaction(entry: dict[str, Any]) -> Reaction:
    return Reaction(
        id=entry["id"],
        label=_(entry["label"]),
        icon_hint=entry["icon_hint"],
        alternative_text=_(entry["alt"]),
        meaning=_(entry["use"]),
        is_off_for=frozenset(entry.get("disable_on", ())),
    )


def _data() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        (files("hearthside.words") / "data" / "support_intents.json").read_text(encoding="utf-8")
    )
    return read


_DATA = _data()
INTENTS: dict[str, Intent] = {each.id: each for each in (*map(_intent, _DATA["intents"]), _vent())}
"""The eleven intents of the data and the short-lived vent, by id, in the order they are offered."""
REACTIONS: dict[str, Reaction] = {entry["id"]: _reaction(entry) for entry in _DATA["reactions"]}
"""The eleven reactions, by id."""


def intent(name: str) -> Intent:
    """The intent with this id or everyday name. Refuses (KeyError) a name that is neither."""
    return INTENTS[ALIASES.get(name, name)]


def reaction(reaction_id: str) -> Reaction:
    """The reaction with this id. Refuses (KeyError) an unknown id."""
    return REACTIONS[reaction_id]
