"""Finds e-mail addresses, links to personal pages, and names used on other sites."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hearthside.words.leaks.leak import Leak, leak
from hearthside.words.sieve import sieve

_PROVIDERS = (
    r"(?:g(?:oogle)?mail|hotmail|outlook|yahoo|i?cloud|proton(?:mail)?|aol|gmx|web|live|wp|onet|interia|orange|free|"
    r"laposte|telefonica|posteo|btinternet)"
)
_EMAIL = sieve(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_AT = r"(?:\s?[\[({]\s?(?:at|arroba|arobase|ät|małpa|@)\s?[\])}]\s?|\s(?:at|arroba|arobase|ät|małpa|@)\s)"
_DOT = r"(?:\s?[\[({]\s?(?:dot|punto|point|punkt|kropka|\.)\s?[\])}]\s?|\s(?:dot|punto|point|punkt|kropka)\s|\.)"
_AT_A_PROVIDER = rf"{_AT}(?:{_PROVIDERS}(?:{_DOT}[a-z]{{2,6}})?|[\w-]{{2,40}}{_DOT}[a-z]{{2,6}})\b"
_SPOKEN_ENDING = sieve(_AT_A_PROVIDER, re.I)
_SPOKEN_EMAIL = sieve(rf"(?<![\w.])[\w.+-]{{2,40}}{_AT_A_PROVIDER}", re.I)
_PROFILE = sieve(
    r"(?<![\w.@])(?:https?://)?(?:www\.|m\.|[a-z]{2}-[a-z]{2}\.)?"
    r"(?:(?:instagram|facebook|fb|tiktok|twitter|snapchat|threads|pinterest|twitch|onlyfans|soundcloud|vk|x)\.(?:com|"
    r"net|tv|me)/"
    r"|linkedin\.com/in/|t\.me/|wa\.me/|discord\.gg/|discord(?:app)?\.com/(?:users|invite)/|reddit\.com/u(?:ser)?/"
    r"|youtube\.com/(?:@|c/|user/|channel/)|bsky\.app/profile/|[a-z]{3,20}\.social/@|linktr\.ee/|github\.com/|m\.me/)"
    r"[@\w.%-]{2,60}",
    re.I,
)
_BARE_HANDLE = sieve(r"(?<![\w@/.+-])@[A-Za-z_][\w.]{2,30}(?<!\.)(?!@)")
_TAGGED_HANDLE = sieve(r"(?<![\w#])[\w.]{2,32}#\d{4}\b")
_SITES = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tik\s?tok|discord|kik|telegram|whats\s?app|twitter|facebook|fb|messenger|"
    r"steam|psn|xbox|skype|signal|threads|bluesky|reddit|tumblr|wechat)"
)
_OWN_SITE = sieve(
    rf"\b(?:my|mi|mon|ma|mein(?:e|en)?|mój|moje)\s+{_SITES}\b\s*(?:name|user(?:name)?|handle|tag|id|nick|usuario|"
    rf"pseudo|konto)?"
    r"\s*(?:is|are|es|est|c['’]est|ist|heißt|to|jest|:|=|-)\s*(?:est\s|to\s|"
    r"called\s)?[\"'“«]?(?P<handle>@?[\w.]{3,32})",
    re.I,
)
_FIND_ME = sieve(
    r"\b(?:add|find|follow|message|dm|text|hit)\s+me\s+(?:up\s+)?(?:on|at)\s+"
    + _SITES
    + r"[\s:,-]{1,3}(?:as\s|at\s|under\s|it['’]s\s|i['’]?m\s)?[\"'“«]?(?P<handle>@?[\w.]{3,32})"
    r"|\b(?:agr[eé]game|b[uú]scame|s[ií]gueme|a[nñ][aá]deme|escr[ií]beme)\s+(?:en|al|por)\s+"
    + _SITES
    + r"[\s:,-]{1,3}(?:como\s|soy\s)?[\"'“«]?(?P<handle_es>@?[\w.]{3,32})"
    r"|\b(?:ajoutez?|trouvez?|suivez?|suis|rejoins)[- ]moi\s+sur\s+"
    + _SITES
    + r"[\s:,-]{1,3}(?:c['’]est\s)?[\"'“«]?(?P<handle_fr>@?[\w.]{3,32})"
    r"|\b(?:adde?|addet|such|folg|findet|schreib)t?\s+(?:mich|mir)\s+(?:auf|bei|über)\s+"
    + _SITES
    + r"[\s:,-]{1,3}(?:als\s|unter\s)?[\"'“«„]?(?P<handle_de>@?[\w.]{3,32})"
    r"|\b(?:dodaj|znajdź|znajdziesz|obserwuj|napisz)\s+(?:mnie|do\s+mnie)\s+na\s+"
    + _SITES
    + r"(?:ie|u|a|em)?[\s:,-]{1,3}(?:jako\s)?[\"'“«„]?(?P<handle_pl>@?[\w.]{3,32})",
    re.I,
)
_NOT_A_HANDLE = frozenset(("instead", "please", "later", "anytime", "tonight", "privately", "there", "maybe", "today"))
_LABELLED = sieve(rf"(?<!\w){_SITES}\s?[:=]\s?[\"'“«]?(?P<handle>@?[\w.]{{3,32}})", re.I)


def emails(text: str) -> Iterator[Leak]:
    """E-mail addresses, written plainly or spelled out ("name at mail dot com") in five languages."""
    for pattern in (_EMAIL, _SPOKEN_EMAIL) if _SPOKEN_ENDING.search(text) else (_EMAIL,):
        for found in pattern.finditer(text):
            yield leak("email", found.start(), found.end())


def profiles(text: str) -> Iterator[Leak]:
    """Links to personal pages on social sites. Links to articles and other sites are left alone."""
    for found in _PROFILE.finditer(text):
        yield leak("url", found.start(), found.end())


def handles(text: str, allowed: Collection[str] = ()) -> Iterator[Leak]:
    """Names used on other sites. `allowed` holds names known in this community, without the at sign, lower case."""
    for found in _BARE_HANDLE.finditer(text):
        if found.group()[1:].casefold() not in allowed:
            yield leak("handle", found.start(), found.end())
    for found in _TAGGED_HANDLE.finditer(text):
        yield leak("handle", found.start(), found.end())
    yield from _named_handles(text)


def _named_handles(text: str) -> Iterator[Leak]:
    for pattern, is_sure in ((_OWN_SITE, False), (_FIND_ME, True), (_LABELLED, True)):
        for found in pattern.finditer(text):
            name = next(group for group in found.groups() if group)
            if _looks_made_up(name) or (is_sure and _stands_alone(text, found.end(), name)):
                yield leak("handle", found.start(), found.end())


def _looks_made_up(name: str) -> bool:
    inner = name.rstrip(".")
    return inner.startswith("@") or any(sign.isdigit() or sign in "_." for sign in inner[1:])


def _stands_alone(text: str, end: int, name: str) -> bool:
    return (
        len(name) > 4
        and name.rstrip(".").casefold() not in _NOT_A_HANDLE
        and not re.match(r"\s+\w+\s+\w", text[end : end + 40])
    )
