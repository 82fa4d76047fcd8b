"""The words of the desk: colours, states, sources, reasons, rules and outcomes (DOMAIN 3.1, 3.11 and 14)."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The four colours: how soon a person should come, nothing else (DOMAIN 3.1)."""

    GREEN = "green", _("green")
    AMBER = "amber", _("amber")
    RED = "red", _("red")
    CRISIS = "crisis", _("crisis")


RANK: dict[str, int] = {level: rank for rank, level in enumerate(Level.values)}
HEAVY = (Level.RED, Level.CRISIS)
"""Cases that call people, and that those who watch carry only so many of."""
TARGETS = {
    Level.CRISIS: timedelta(minutes=5),
    Level.RED: timedelta(minutes=30),
    Level.AMBER: timedelta(hours=4),
    Level.GREEN: timedelta(hours=24),
}
MEANINGS = {
    Level.GREEN: _("Nothing points to danger."),
    Level.AMBER: _("Somebody may be having a very hard time. Reach out today."),
    Level.RED: _("Somebody may be at risk. Reach out within half an hour."),
    Level.CRISIS: _("Somebody may be in danger now. Reach out at once and stay with them."),
}


SHORT = {
    Level.GREEN: _("Something was not right"),
    Level.AMBER: _("A very hard time"),
    Level.RED: _("Somebody at risk"),
    Level.CRISIS: _("Somebody in danger now"),
}


class State(models.TextChoices):
    """Where a case stands."""

    OPEN = "open", _("waiting for somebody")
    IN_PROGRESS = "in_progress", _("somebody is on it")
    WAITING_MEMBER = "waiting_member", _("waiting for an answer")
    FOLLOW_UP = "follow_up", _("looking in again later")
    CLOSED = "closed", _("closed")


IN_HANDS = (State.IN_PROGRESS, State.WAITING_MEMBER)
"""Where a case stands while somebody looks after it."""


class Source(models.TextChoices):
    """What opened a case or led to a decision."""

    MEMBER_NOTICE = "member_notice", _("Somebody told us")
    STAFF = "staff", _("The team saw it")
    AUTOMATIC = "automatic_suggestion", _("The automatic reader pointed to it; people decide")
    LEGAL_ORDER = "legal_order", _("A legal order")


class Reason(models.TextChoices):
    """Why somebody reports (DOMAIN 3.11)."""

    WORRIED = "worried", _("I am worried about somebody's safety")
    METHOD_DETAILS = "method_details", _("It tells how to hurt oneself")
    HARASSMENT = "harassment", _("Harassment or bullying")
    HATE = "hate", _("Hate against a group of people")
    SEXUAL = "sexual", _("Sexual words or advances")
    MINOR = "minor_in_adult_space", _("Somebody under age in a space for adults")
    CONTACT = "contact_sharing", _("Sharing or asking for contact details")
    MEDICINE = "medicine_advice", _("Telling others what to do about medicine")
    SPAM = "spam", _("Advertising or a scam")
    ELSE = "something_else", _("Something else")
    ASKS = "asks_for_somebody", _("I would like somebody of the team to write to me")


ABOUT_OTHERS = [choice for choice in Reason.choices if choice[0] != Reason.ASKS]
CARE_REASONS = {Reason.ASKS, Reason.WORRIED, Reason.METHOD_DETAILS, Reason.MINOR}
AMBER_REASONS = CARE_REASONS | {Reason.SEXUAL}


class Restriction(models.TextChoices):
    """What a decision takes away; never silently (DOMAIN 14)."""

    HIDDEN = "hidden", _("Your words are hidden for now.")
    EDIT_ASKED = "edit_asked", _("Your words wait for a change by you.")
    REMOVED = "removed", _("Your words were taken down.")
    REPLY_LIMITED = "reply_limited", _("You can read, but not write, for a while.")
    SLOWED = "slowed", _("You can write, but slowly, for a while.")
    PAUSED = "paused", _("Your account is paused.")
    SUSPENDED = "suspended", _("Your account is paused for 30 days.")
    BANNED = "banned", _("Your account is closed here for good.")


FOR_TEAM = {
    Restriction.HIDDEN: _("Their words are hidden for now."),
    Restriction.EDIT_ASKED: _("Their words wait for a change by them."),
    Restriction.REMOVED: _("Their words were taken down."),
    Restriction.REPLY_LIMITED: _("They can read, but not write, for a while."),
    Restriction.SLOWED: _("They can write, but slowly, for a while."),
    Restriction.PAUSED: _("Their account is paused."),
    Restriction.SUSPENDED: _("Their account is paused for 30 days."),
    Restriction.BANNED: _("Their account is closed here for good."),
}
"""What the desk reads about each: the person it is about is somebody else."""
OF_WORDS = (Restriction.HIDDEN, Restriction.EDIT_ASKED, Restriction.REMOVED)
OF_ACCOUNTS = (Restriction.PAUSED, Restriction.SUSPENDED, Restriction.BANNED)
STOPS_WRITING = (Restriction.REPLY_LIMITED, *OF_ACCOUNTS)
HOLDS_BACK = (*STOPS_WRITING, Restriction.SLOWED)
SUSPENDED_FOR = timedelta(days=30)


class Rule(models.TextChoices):
    """The rule a decision rests on, in words its author will read."""

    NO_METHODS = "no_methods", _("We do not write about ways to hurt oneself. It keeps readers safe.")
    KIND_WORDS = "kind_words", _("We speak with care. We do not attack, mock or threaten people.")
    NO_HATE = "no_hate", _("We do not put people down for who they are.")
    NO_PRESSURE = "no_pressure", _("We never push anybody to harm themselves or others.")
    NO_SEXUAL = "no_sexual", _("No sexual words or advances here.")
    PRIVATE_DETAILS = "private_details", _("We keep names, numbers and places of others private.")
    MEET_HERE = "meet_here", _("We talk here, not in private places elsewhere.")
    NO_MEDICINE = "no_medicine", _("We share what we lived through. We do not prescribe.")
    NO_SELLING = "no_selling", _("We do not sell, advertise or ask for money.")
    YOUNG_PEOPLE = "young_people", _("Adults and young people have spaces of their own.")
    GROUP_RULES = "group_rules", _("A ground rule of this group.")


class Outcome(models.TextChoices):
    """How a case ended."""

    NOTHING_NEEDED = "nothing_needed", _("Looked; nothing was needed")
    TALKED = "talked", _("Talked with the person")
    SUPPORTED = "supported", _("The person has support now")
    REMINDED = "reminded", _("A kind reminder")
    EDITED = "edited", _("The words were changed")
    REMOVED = "removed", _("The words were taken down")
    RESTRICTED = "restricted", _("A limit or a pause")
    PASSED_ON = "passed_on", _("Passed on to emergency or other services")


LEFT_AS_IT_IS = {Outcome.NOTHING_NEEDED}


class AppealOutcome(models.TextChoices):
    """The answer to an appeal."""

    UPHELD = "upheld", _("The decision stays.")
    OVERTURNED = "overturned", _("The decision was undone. We are sorry.")


APPEAL_FOR = timedelta(days=183)
APPEAL_TARGET = timedelta(days=7)
