"""The forms of the house as a browser finds them on its pages, filled in so that most are taken."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from hearthside.accounts.tests.builders import PASSWORD
from tests.attacks.walk import ENDS_THE_VISIT

TICKED = {"checkbox", "radio"}
PLAIN = {"name": "Quiet Harbour", "passphrase": PASSWORD, "number": "01234 567 890", "address": "ava@example.org"} | {
    "starts": "18:00",
    "ends": "20:00",
    "day": "2031-05-04",
    "helper_until": "2031-05-04",
    "title": "A word",
    "phrase": "ten words that nobody has ever written down like this here",
    "suggested": PASSWORD,
    "quick_exit_url": "https://example.org/",
    "pronouns": "they",
    "voice": "",
    "latitude": "53.7",
    "longitude": "-0.3",
    "opens": "08:00",
    "closes": "22:00",
    "helper_since": "2026-01-05",
    "course_on": "2026-01-05",
    "link": "https://example.org/",
    "hosts": "",
    "cover": "",
    "keeper": "",
}
"""What people type, by the name of a field; every other text field gets WORDS, or what its kind takes."""
BY_KIND = {
    "date": (date.today() + timedelta(days=30)).isoformat(),
    "time": "18:00",
    "datetime-local": f"{(date.today() + timedelta(days=30)).isoformat()}T18:00",
    "number": "1",
}
"""What people pick where the browser offers days, hours or numbers."""
WORDS = "We met by the water and talked for a while."


@dataclass
class FoundForm:
    """One form: where it is sent, how, and what it sends when filled in. `choices` and `buttons` hold all values they offer;
    `is_plain` when a button without a value sends it too."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    is_plain: bool = False

    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """Equal for two forms that ask the same thing of the same address."""
        return self.action, self.method, tuple(sorted(self.names))


class FormReader(HTMLParser):
    """Collects forms, as `FoundForm`s with absolute addresses."""

    def __init__(self, address: str, page: str) -> None:
        super().__init__()
        self.address, self.found, self.by_id = address, list[FoundForm](), dict[str, FoundForm]()
        self.now: FoundForm | None = None
        self.select = self.area = ""
        self.outside: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()
        for tag, given in self.outside:
            if form := self.by_id.get(given["form"]):
                self._input(form, given, tag)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """A form, or a field of one."""
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            action = urljoin(self.address, given.get("action") or self.address)
            self.now = self.by_id[given.get("id", "")] = FoundForm(action, given.get("method", "get").upper())
            self.found.append(self.now)
        elif "form" in given and given.get("name"):
            self.outside.append((tag, given))
        elif self.now is not None:
            self._field(self.now, tag, given)

    def _field(self, form: FoundForm, tag: str, given: dict[str, str]) -> None:
        if tag == "option" and self.select:
            self._choice(form, self.select, given.get("value", ""), "selected" in given)
        elif tag == "button" and not given.get("name"):
            form.is_plain = form.is_plain or given.get("type", "submit") == "submit"
        elif not given.get("name"):
            return
        elif tag in {"input", "button"}:
            self._input(form, given, tag)
        elif tag == "select":
            self.select = given["name"]
            form.names.add(self.select)
        elif tag == "textarea":
            self.area = given["name"]
            form.names.add(self.area)
            form.values[self.area] = [""]

    def handle_endtag(self, tag: str) -> None:
        """What began is over."""
        if tag == "form":
            self.now = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, text: str) -> None:
        """Words already in a text field."""
        if self.area and self.now:
            self.now.values[self.area] = [self.now.values[self.area][0] + text]

    def _input(self, form: FoundForm, given: dict[str, str], tag: str) -> None:
        name, kind = given["name"], given.get("type", "submit" if tag == "button" else "text")
        form.names.add(name)
        if kind == "submit":
            form.buttons.setdefault(name, []).append(given.get("value", ""))
        elif kind in TICKED:
            self._choice(form, name, given.get("value", "on"), "checked" in given or kind == "checkbox")
        else:
            form.values[name] = [given.get("value", "")]
            form.kinds[name] = kind

    @staticmethod
    def _choice(form: FoundForm, name: str, value: str, is_chosen: bool) -> None:
        form.choices.setdefault(name, []).append(value)
        if value and (is_chosen or not form.values.get(name)):
            form.values[name] = [value]


def _typed(name: str, kind: str) -> str:
    """What goes into an empty field: by its name, but a number where only numbers go; else by its kind."""
    return BY_KIND[kind] if kind == "number" and name == "number" else PLAIN.get(name, BY_KIND.get(kind, WORDS))


def forms_on(pages: dict[str, str]) -> list[FoundForm]:
    """Every form on these pages once, filled in; forms that end the visit are left out."""
    found: dict[tuple[str, str, tuple[str, ...]], FoundForm] = {}
    for address, page in pages.items():
        for form in FormReader(address, page.partition("\n\n")[2]).found:
            if not urlsplit(form.action).netloc and not form.action.startswith(ENDS_THE_VISIT):
                found.setdefault(form.key(), filled(form))
    return list(found.values())


def filled(form: FoundForm) -> FoundForm:
    """The form with words in every text field that was empty, sent by its plain button or else by the first that has a value."""
    form.names.discard("csrfmiddlewaretoken")
    form.values.pop("csrfmiddlewaretoken", None)
    for name in form.names - set(form.choices) - set(form.buttons):
        if not form.values.get(name, [""])[0].strip():
            form.values[name] = [_typed(name, form.kinds.get(name, ""))]
    for name, values in form.buttons.items():
        if not form.is_plain:
            form.values[name] = values[:1]
    return form
