"""The room's verbs, one file a journey."""

from hearthside.teaching.actions.adopting import adopt, put_back, settle_choice
from hearthside.teaching.actions.labelling import note_decision
from hearthside.teaching.actions.looking import answer_look, let_private_groups_in
from hearthside.teaching.actions.reading_along import read_along
from hearthside.teaching.actions.refitting import refit
from hearthside.teaching.actions.tidying import forget_what_is_gone

__all__ = [
    "adopt",
    "answer_look",
    "forget_what_is_gone",
    "let_private_groups_in",
    "note_decision",
    "put_back",
    "read_along",
    "refit",
    "settle_choice",
]
