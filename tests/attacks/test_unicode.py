"""People write in every script: what they type is kept as they typed it, and nobody can look like somebody else (SECURITY R19)."""

import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from html import unescape

import pytest
from django import forms
from django.core.exceptions import ValidationError

from hearthside.accounts import actions as accounts
from hearthside.accounts import names
from hearthside.accounts.actions import NameTaken
from hearthside.accounts.tests.builders import fresh_counters, signed_in_client
from hearthside.conversations.models import Post
from hearthside.privacy import packing
from tests.attacks.canaries import Canaries
from tests.attacks.everybody import Everybody
from tests.attacks.found_forms import WORDS, FoundForm
from tests.attacks.rows import rows, unsealed, written
from tests.conftest import undone
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
TEXTS = {
    "accents": "Zo\u00eb a\u0302ge\u0301 na\u00efve",
    "right to left": "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd 12",
    "emoji": f"{FAMILY} \U0001f1ee\U0001f1ea \u2764\ufe0f",
    "marks": "\u0928\u092e\u0938\u094d\u0924\u0947 e\u0323\u0300 \u0e17\u0e35\u0e48",
    "far east": "\u4f60\u597d \u3053\u3093\u306b\u3061\u306f \uc548\ub155",
    "joined": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "rare": "\U00020b9f \U0001d54f ~ \\ % _ & < > \" '",
}
NOT_KEPT = (
    "/me/sign-in/",
    "/me/data/erase/",
    "/me/confirm/",
    "/sign-in/",
    "/join/",
    "/groups/join/",
    "/recover/",
    "/set-up/",
    "/groups/new/",
    "/me/not-today/",
    "/find/",
)
"""Forms that ask for a word one knows, and keep none; that keep nothing before their last step; and that keep words folded, to compare."""
LOOKALIKES = {
    "c": "\u0441\u03f2\u217d\u1d04\u2ca5\ua4da\u13df",
    "o": "\u043e\u03bf\u0585\u07c0\u0966\u09e6\u0e50\u0ed0\u2c9f\ua4f3\u101d\u10ff0",
    "r": "\u0433\u1d26\uab47\u13a1\ua4e3",
    "a": "\u0430\u0251\u03b1\u237a\ua4ee\u13aa\uff41\U0001d41a\u00e0\u0101",
    "l": "\u04cf\u04061|\u2160\u2223\u01c0\u217c\u2d4fI",
    "q": "\u051b\u0566\u0563",
    "u": "\u057d\u03c5\u1d1c\uab4e\u028b\u00fc",
    "i": "\u0456\u0269\u0131\u03b9\ua647\u2373l1",
    "e": "\u0435\u04bd\u212e\uab32\u00e93",
    "t": "\u0442\u03c4\u13a2\ua4d4",
}
HIDDEN = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u1160\u3164\uffa0\u2800\ufe0f\u180b\u180e\u17b4\u061c\u202e\u2066\u2069"
    "\U000e0061\U000e0100\u206a\ufffc\u00a0\u2003 _-'"
)
NAME = "Coral Quiet"
REFUSED = 403
COMES_AGAIN = (200, 422)
"""The page that was sent stands there again: to be looked at once more, or because something in it will not do."""
TAKES_TWO = {"slow", "limit", "pause"}


def texts_of(form: FoundForm) -> list[str]:
    """The fields for free words."""
    return [name for name, given in form.values.items() if given == [WORDS]]


def lost(every: Everybody, role: str, form: FoundForm, text: str, *, is_refused: bool = False) -> bool:
    """Whether the words, in another place, were neither kept letter by letter nor, where the page comes again, came back so; or, where the
    step is refused, did not come back."""
    client, kept = every.clients[role], every.clients[role].cookies.copy()
    fresh_counters()
    with undone():
        with written() as names_of_tables:
            answer = client.post(
                form.action,
                form.values | dict.fromkeys(texts_of(form), text) | {"step": "publish", "has_seen_leaks": "on"},
            )
        held = str(rows(names_of_tables)) + repr(unsealed(names_of_tables))
        if is_refused:
            assert answer.status_code == REFUSED, form.action
        if is_refused or answer.status_code in COMES_AGAIN:
            held = f"{'' if is_refused else held}{unescape(answer.content.decode())}"
    client.cookies = kept
    return not any(
        kind in held for kind in (text, repr(text)[1:-1], repr(repr(text)[1:-1])[1:-1], json.dumps(text)[1:-1])
    )


def kept_apart(planted: Canaries, role: str, form: FoundForm) -> bool:
    """Whether this step is refused: the owner leads a group of their own, so they are of the team, and the moderator meets them in one.
    Two people without a part in it slow, limit or pause somebody of the team. About the opener, who leads nothing, one person does."""
    case = f"/safety/case/{planted.arguments['case_id']}/"
    return role == "moderator" and form.action.startswith(case) and form.action[len(case) :].split("/")[0] in TAKES_TWO


def forms_with_words(every: Everybody) -> Iterator[tuple[str, FoundForm]]:
    """One form of each kind; in cases, one of each kind for each case."""
    seen = set()
    for role in ("owner", "member", "moderator", "admin"):
        for form in every.forms[role]:
            if (
                form.method == "POST"
                and texts_of(form)
                and not form.action.startswith(NOT_KEPT)
                and not form.action.endswith("write/#actions")
            ):
                parts = form.action.split("/")
                kind = (parts[1 : 4 if parts[2] == "case" else 3], tuple(sorted(form.names)))
                if str(kind) not in seen:
                    seen.add(str(kind))
                    yield role, form


@pytest.mark.parametrize("kind", TEXTS)
def test_every_field_keeps_what_was_typed(every: Everybody, planted: Canaries, kind: str):
    with_words = list(forms_with_words(every))
    assert len(with_words) >= 8
    free = [(role, form) for role, form in with_words if not kept_apart(planted, role, form)]
    assert [f"{role} {form.action}" for role, form in free if lost(every, role, form, TEXTS[kind])] == []


@pytest.mark.parametrize("kind", TEXTS)
def test_words_of_a_step_that_somebody_else_must_take_come_back(every: Everybody, planted: Canaries, kind: str):
    refused = [(role, form) for role, form in forms_with_words(every) if kept_apart(planted, role, form)]
    assert {form.action.split("/")[4] for _role, form in refused} == {"slow", "limit"}
    assert [form.action for role, form in refused if lost(every, role, form, TEXTS[kind], is_refused=True)] == []


def test_a_field_that_drops_letters_would_be_noticed(every: Everybody, monkeypatch: pytest.MonkeyPatch):
    as_it_is = forms.CharField.to_python

    def plainly(field: forms.CharField, value: object) -> str:
        return str(as_it_is(field, value)).encode("ascii", "ignore").decode()

    monkeypatch.setattr(forms.CharField, "to_python", plainly)
    with_words = list(forms_with_words(every))
    assert sum(lost(every, role, form, TEXTS["emoji"]) for role, form in with_words) > len(with_words) / 2


@pytest.mark.parametrize("kind", TEXTS)
def test_a_post_comes_back_the_same_to_read_to_edit_and_to_take_along(world: World, kind: str):
    member, text = world.people["member"], TEXTS[kind]
    assert member
    with undone():
        fresh_counters()
        client = signed_in_client(member)
        form = {"body": text, "once": f"once-{kind}", "has_seen_leaks": "on"}
        assert client.post(f"/talk/{world.thread.pk}/reply/", form).status_code == 302
        post = Post.objects.get(author=member, body=text)
        assert text in unescape(client.get(f"/talk/{world.thread.pk}/").content.decode())
        assert text in unescape(client.get(f"/talk/post/{post.pk}/edit/").content.decode())
        whole = zipfile.ZipFile(io.BytesIO(packing.pack(member))).read("conversations.json")
        assert text in strings_in(json.loads(whole))


def strings_in(value: object) -> list[str]:
    """Every string of a parsed file."""
    if isinstance(value, dict | list):
        return [one for part in (value.values() if isinstance(value, dict) else value) for one in strings_in(part)]
    return [value] if isinstance(value, str) else []


def pretenders() -> list[str]:
    """Names that look like NAME: one letter exchanged, or something hidden put in anywhere."""
    found = {NAME.replace(a, b, 1) for a, others in LOOKALIKES.items() for b in others if a in NAME}
    found |= {NAME.replace(a.upper(), b, 1) for a, others in LOOKALIKES.items() for b in others if a.upper() in NAME}
    found |= {NAME[:at] + hidden + NAME[at:] for at in range(len(NAME) + 1) for hidden in HIDDEN}
    for form in ("MATHEMATICAL BOLD", "MATHEMATICAL SANS-SERIF", "MATHEMATICAL MONOSPACE"):
        found.add("".join(unicodedata.lookup(f"{form} SMALL {c.upper()}") if c != " " else c for c in NAME))
    return sorted((found | {NAME.upper(), NAME.lower()}) - {NAME})


def accepted(tried: list[str]) -> list[str]:
    """The names that somebody new was given."""
    return [one.encode("ascii", "backslashreplace").decode() for one in tried if _joins(one)]


def _joins(name: str) -> bool:
    fresh_counters()
    with undone():
        try:
            accounts.open_account(name=NAME, passphrase=None, age_band="18_plus")
            accounts.open_account(name=name, passphrase=None, age_band="18_plus")
        except (NameTaken, ValidationError):
            return False
        return True


def test_nobody_can_look_like_somebody_else(world: World):
    assert len(pretenders()) > 350
    assert accepted(pretenders()) == []


def test_other_names_are_free_in_every_script(world: World):
    other = [
        "Choral Quiet",
        "\u041a\u043e\u0440\u0430\u043b\u043b",
        "\u0645\u0631\u062c\u0627\u0646",
        "\u73ca\u745a",
        "\u3055\u3093\u3054 Coral",
        "Zo\u00eb 7",
    ]
    assert len(accepted(other)) == len(other)


def test_a_weaker_look_at_names_would_be_noticed(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(names, "key_of", str.casefold)
    monkeypatch.setattr(names, "alphabets_of", lambda name: set())
    assert len(accepted(pretenders()[:80])) > 10
