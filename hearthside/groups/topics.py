"""What a group may be about: a short list, so that people can look for it. Nobody is asked why they look."""

from django.utils.translation import gettext_lazy as _

TOPICS = {
    "general": _("Anything on your mind"),
    "depression": _("Low mood and depression"),
    "anxiety": _("Worry and anxiety"),
    "stress_burnout": _("Stress and burnout"),
    "loneliness": _("Feeling alone"),
    "grief": _("Grief"),
    "suicide_bereavement": _("Losing someone to suicide"),
    "trauma": _("Trauma"),
    "bipolar": _("Highs and lows, bipolar"),
    "psychosis_voices": _("Hearing voices, psychosis"),
    "ocd": _("OCD"),
    "eating": _("Eating and body image"),
    "self_harm_recovery": _("Recovery from self-harm"),
    "addiction": _("Drink, drugs and habits"),
    "neurodivergence": _("ADHD and autism"),
    "perinatal_parenting": _("Having a baby, parenting"),
    "long_term_condition": _("Long-term illness"),
    "relationships": _("Family and relationships"),
    "identity": _("Who I am"),
    "carers_family": _("Caring for someone"),
    "staying_well": _("Staying well"),
    "creative": _("Making things"),
    "outdoors": _("Walks and fresh air"),
}


def topic_labels(topics: list[str]) -> list[str]:
    """The words for these topics, in the order of the list above; unknown ones are left out."""
    return [str(label) for topic, label in TOPICS.items() if topic in topics]
