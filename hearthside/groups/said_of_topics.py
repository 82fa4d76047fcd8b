"""Other words that people use for a topic, so that what they type finds it. Translators give the words of their language."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "grief": _("grief loss mourning bereaved bereavement widow widower funeral died death miss"),
    "suicide_bereavement": _("suicide loss bereaved survivors died"),
    "anxiety": _("anxiety anxious worry worried panic attack fear afraid nervous dread"),
    "depression": _("depression depressed low sad empty numb hopeless mood"),
    "low_mood": _("depression depressed low sad empty numb hopeless mood"),
    "stress_burnout": _("stress stressed burnout exhausted overworked tired pressure"),
    "work_money": _("work job unemployed redundancy debt money bills boss"),
    "loneliness": _("lonely loneliness alone isolated friends company"),
    "trauma": _("trauma ptsd flashbacks nightmares"),
    "abuse": _("abuse violence abusive relationship survivor assault"),
    "bipolar": _("bipolar mania manic highs lows"),
    "psychosis_voices": _("psychosis voices hearing schizophrenia paranoia"),
    "ocd": _("ocd obsessive compulsive intrusive thoughts"),
    "eating": _("eating food body anorexia bulimia binge image"),
    "self_harm_recovery": _("self harm recovery urges"),
    "self_harm_feelings": _("self harm suicidal thoughts urges"),
    "addiction": _("addiction alcohol drinking sober recovery drugs gambling"),
    "substance_use": _("addiction alcohol drinking sober recovery drugs"),
    "neurodivergence": _("adhd autism autistic neurodivergent attention"),
    "perinatal_parenting": _("baby pregnant birth postnatal parent mother father child"),
    "pregnancy_loss": _("miscarriage stillbirth baby pregnancy loss"),
    "long_term_condition": _("illness chronic pain condition disability fatigue"),
    "illness": _("illness hospital cancer chronic pain condition operation"),
    "relationships": _("relationship partner divorce separation marriage breakup family"),
    "family": _("family parents mother father sister brother divorce children"),
    "identity": _("identity gender trans gay lesbian queer coming out"),
    "carers_family": _("carer caring dementia looking after parent partner"),
    "staying_well": _("wellbeing prevention balance habits"),
    "creative": _("art drawing music writing making craft"),
    "outdoors": _("walking nature garden outside air"),
    "sleep": _("sleep insomnia awake night nightmares tired"),
}


def said_of(topics: list[str]) -> list[str]:
    """A line of other words for each topic that has some."""
    return [str(WORDS[topic]) for topic in topics if topic in WORDS]
