"""A few words for readers about single lines, in plain language. What the book notes for staff is never shown to people in need."""

from django.utils.translation import gettext_lazy as _

SAID = {
    "au-13yarn": _("For Aboriginal and Torres Strait Islander people."),
    "ca-hope-for-wellness-helpline": _("For Indigenous people."),
    "ca-1-866-appelle-quebec": _("For Quebec."),
    "co-l-nea-106-bogot": _("For Bogotá. Other places have lines of their own."),
    "de-telefonseelsorge": _("Run by churches, open to all people."),
    "fr-3114-national-suicide-prevention-number": _("Also for family, friends and people who grieve."),
    "gb-samaritans": _("The call does not show on a phone bill."),
    "gb-nhs-111-mental-health-option": _("For England, Wales and Scotland."),
    "gb-lifeline-northern-ireland": _("For Northern Ireland."),
    "gb-breathing-space-scotland": _("For Scotland."),
    "us-988-suicide-crisis-lifeline": _("Press 2 for Spanish. Press 1 for veterans."),
    "us-nami-helpline": _("They tell you where to find help. Not for an emergency."),
    "ie-yourmentalhealth-information-line-hse": _("They tell you where to find help."),
    "no-mental-helse-hjelpetelefonen": _("In danger, call 113 for an ambulance."),
    "bd-kaan-pete-roi": _("The call costs as much as any call."),
    "mx-saptel": _("The call costs as much as any call."),
}

AUDIENCE = {
    "children": _("children"),
    "youth": _("young people"),
    "under_18": _("under 18"),
    "under_19": _("under 19"),
    "under_35": _("under 35"),
    "age_5_25": _("ages 5 to 25"),
    "lgbtq_youth": _("LGBTQ+ young people"),
    "students": _("students"),
    "adults": _("adults"),
    "men": _("men"),
    "parents": _("parents"),
    "families": _("families"),
    "veterans": _("veterans"),
    "military_families": _("military families"),
    "indigenous": _("Indigenous people"),
    "worried_others": _("people who worry about someone"),
}

LANGUAGES = {
    "ar": _("Arabic"), "bn": _("Bengali"), "cs": _("Czech"), "cy": _("Welsh"), "da": _("Danish"), "de": _("German"),
    "el": _("Greek"), "en": _("English"), "es": _("Spanish"), "et": _("Estonian"), "fi": _("Finnish"),
    "fil": _("Filipino"), "fr": _("French"), "he": _("Hebrew"), "hi": _("Hindi"), "hr": _("Croatian"),
    "hu": _("Hungarian"), "is": _("Icelandic"), "id": _("Indonesian"), "it": _("Italian"), "ja": _("Japanese"),
    "kk": _("Kazakh"), "ko": _("Korean"), "lb": _("Luxembourgish"), "lt": _("Lithuanian"), "lv": _("Latvian"),
    "ms": _("Malay"), "mt": _("Maltese"), "ne": _("Nepali"), "nl": _("Dutch"), "no": _("Norwegian"), "pl": _("Polish"),
    "pt": _("Portuguese"), "ro": _("Romanian"), "ru": _("Russian"), "si": _("Sinhala"), "sk": _("Slovak"),
    "sl": _("Slovene"), "sr": _("Serbian"), "sv": _("Swedish"), "sw": _("Swahili"), "ta": _("Tamil"), "th": _("Thai"),
    "uk": _("Ukrainian"), "ur": _("Urdu"), "vi": _("Vietnamese"), "yue": _("Cantonese"), "zh": _("Chinese"),
}  # fmt: skip
"""Languages by name; a rarer one is shown by its code."""


SOURCES = {
    "OFF": _("their own page, or a government's"),
    "NEWS": _("news, or a health service"),
    "OH": _("the Open Helplines list"),
    "FAH": _("the list of findahelpline.com"),
    "MULTI": _("several public lists"),
    "GK": _("memory only"),
    "OWN": _("the people who run this place"),
}
"""Where the book has a line from, for those who check it."""


def source_words(keys: tuple[str, ...]) -> str:
    """Where a line comes from, in words."""
    return "; ".join(str(SOURCES[key]) for key in keys if key in SOURCES)


def language_words(codes: tuple[str, ...]) -> str:
    """The languages of a line, at most six by name."""
    return ", ".join(str(LANGUAGES.get(code, code)) for code in codes[:6])


def audience_words(audience: frozenset[str]) -> str:
    """Whom a line is for, or nothing when it is for everyone."""
    return (
        "" if "everyone" in audience else ", ".join(str(AUDIENCE[one]) for one in sorted(audience) if one in AUDIENCE)
    )
