"""Small things somebody can do alone in a few minutes, with nothing to buy and nobody to meet."""

from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class SmallThing:
    """What to do, and how to begin when even that is much."""

    do: Any
    begin: Any


SMALL_THINGS = (
    SmallThing(_("Look out of a window for two minutes"), _("Just turn your head to the light.")),
    SmallThing(_("Drink a glass of water, slowly"), _("One sip is enough.")),
    SmallThing(_("Make a warm drink and hold the cup"), _("Feel how warm it is in your hands.")),
    SmallThing(_("Let your shoulders drop"), _("Breathe out, and let them go down.")),
    SmallThing(_("Breathe out longer than in, five times"), _("Try it once. You can stop at any time.")),
    SmallThing(_("Name five things you can see"), _("Begin with one thing that is blue.")),
    SmallThing(_("Put one thing back in its place"), _("Only one. The rest can wait.")),
    SmallThing(_("Play one song you know well"), _("Close your eyes if you like.")),
    SmallThing(_("Wash your hands in warm water"), _("Feel the water for a moment.")),
    SmallThing(_("Open a window and feel the air"), _("A small gap is enough.")),
    SmallThing(_("Stretch like a cat"), _("Begin with your fingers.")),
    SmallThing(_("Write down one thing that is on your mind"), _("One word will do. Nobody reads it.")),
    SmallThing(_("Put on something soft"), _("Or wrap a blanket round you.")),
    SmallThing(_("Rest your feet flat on the floor"), _("Feel that the floor holds you.")),
    SmallThing(_("Listen for the sound that is furthest away"), _("Stay with it for three breaths.")),
    SmallThing(_("Water a plant, or look at a tree"), _("A picture of a tree is fine too.")),
    SmallThing(_("Have a small bite of something you like"), _("Take your time with it.")),
    SmallThing(_("Draw a line that goes where it wants"), _("Any pen, any scrap of paper.")),
    SmallThing(_("Lie down for five minutes, without sleep"), _("You need not do anything there.")),
    SmallThing(_("Think of somebody who was kind to you"), _("It can be long ago. It can be a stranger.")),
)
_dice = SystemRandom()


def one_of_them() -> SmallThing:
    """Any one: nobody has to choose."""
    return _dice.choice(SMALL_THINGS)
