"""The topics a content note can name and a "not today" list can keep away. One vocabulary for groups, threads and people."""

from django.utils.translation import gettext_lazy as _

TOPICS = {
    "grief": _("Grief and loss"),
    "anxiety": _("Worry and panic"),
    "low_mood": _("Low mood"),
    "self_harm_feelings": _("Thoughts of self-harm or of not wanting to live"),
    "eating": _("Eating and body"),
    "substance_use": _("Alcohol and drugs"),
    "abuse": _("Abuse and violence"),
    "illness": _("Illness and hospital"),
    "pregnancy_loss": _("Losing a baby"),
    "family": _("Family"),
    "work_money": _("Work and money"),
    "loneliness": _("Being alone"),
    "sleep": _("Sleep"),
}


def topic_words(topics: list[str]) -> list[str]:
    """The topics in words, unknown ones left out."""
    return [str(TOPICS[topic]) for topic in topics if topic in TOPICS]
