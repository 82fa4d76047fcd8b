"""The rules of the house that other checkers do not know. Each rule carries a good and a bad example and is tested on them.

python tools/house_lint.py        # every tracked file; ends with 1 when a rule is broken
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
GROUND = {"kernel", "ui", "vault", "live", "words", "config"}
PRIVATE = {"views", "urls", "forms", "tasks", "doors", "notices", "api", "consumers", "admin", "personal_data"}
MAY_OPEN = {"privacy": {"personal_data"}}
"""Drawers that one room may open in all others."""
FORBIDDEN_NAMES = {"utils", "helpers", "common", "services", "managers", "signals", "receivers", "misc"}
COOKED = {"conversations/post_list.html", "conversations/post.html"}
"""Templates that show HTML which `kernel.markdown` has cleaned; nothing else may be marked safe."""
ORM_SIGNALS = {"django.db.models.signals", "django.core.signals", "django.dispatch"}
MACHINE = re.compile("|".join((r"(?<![\w.~$}])/" + "work/", "/" + "root/", "/" + "home/[a-z]", "/" + "Users/[A-Za-z]")))
_HOSTS = (
    "--(extra-)?" + "index-url",
    "files" + r"\.pythonhosted",
    "pypi" + r"\.org/simple",
    r"https?://\S+/" + "simple/",
)
DAYS_IN_WORDS = "hearthside/ui/words_for_time.py"
WRITERS_OF_DAYS = {"date_format", "time_format", "formats", "dateformat"}
DAYS_BY_HAND = re.compile(r"strftime|>\s*\{\{\s*[\w.()]*isoformat|=\w+\.\w*_(on|until)[,)]")
INDEX = re.compile("|".join(_HOSTS))
TEXT = {".py", ".md", ".html", ".css", ".js", ".mjs", ".toml", ".txt", ".json", ".jsonl", ".yml", ".yaml", ".sh", ""}

Problem = tuple[int, str]
Check = Callable[[str, str], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """One rule: what it says, how it looks, and an example (path, text) on each side of it."""

    says: str
    check: Check
    good: tuple[str, str]
    bad: tuple[str, str]


def room_of(path: str) -> str:
    """The room a file belongs to, or nothing."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "hearthside" else ""


def drawer_of(path: str) -> str:
    """The drawer of its room a file lies in: "actions" for actions.py and for everything under actions/."""
    parts = path.split("/")
    return parts[2].removesuffix(".py") if room_of(path) else ""


def is_test(path: str) -> bool:
    """Whether the file is part of a test."""
    return "/tests/" in path or path.startswith("tests/") or Path(path).name == "conftest.py"


def _imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each module a file imports, with `from a import b` as a.b, and its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def orm_signals(path: str, text: str) -> Iterator[Problem]:
    """Nobody listens to the tables: facts are announced."""
    if path.endswith(".py") and not is_test(path):
        for line, name in _imported(ast.parse(text)):
            if any(name == module or name.startswith(f"{module}.") for module in ORM_SIGNALS):
                yield line, name


def request_in_actions(path: str, text: str) -> Iterator[Problem]:
    """A verb knows people and things, never the request they came with."""
    if drawer_of(path) == "actions" and path.endswith(".py"):
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.arg | ast.Name)
                and (node.arg if isinstance(node, ast.arg) else node.id) == "request"
            ):
                yield node.lineno, "request"


def unguarded_get(path: str, text: str) -> Iterator[Problem]:
    """Views ask access for things, which knows who may have them."""
    if drawer_of(path) == "views" and path.endswith(".py"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(".objects.get"):
                yield node.lineno, ".objects.get"


def marked_safe(path: str, text: str) -> Iterator[Problem]:
    """Only cleaned HTML is shown as HTML."""
    if path.endswith(".html") and "/jinja2/" in path and path.split("/jinja2/")[1] not in COOKED:
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(r"\|\s*safe\b|autoescape\s+false", line):
                yield number, line.strip()[:80]


def private_drawers(path: str, text: str) -> Iterator[Problem]:
    """Rooms open each other's public drawers only."""
    room = room_of(path)
    if not room or room == "config" or is_test(path) or not path.endswith(".py"):
        return
    for line, name in _imported(ast.parse(text)):
        _, other, drawer, *_ = [*name.split("."), "", "", ""]
        is_ours = name.startswith("hearthside.") and other not in GROUND | {room}
        if is_ours and drawer in PRIVATE - MAY_OPEN.get(room, set()):
            yield line, name


def drawer_names(path: str, text: str) -> Iterator[Problem]:
    """A name that says nothing collects everything."""
    names = {part.removesuffix(".py") for part in path.split("/")}
    if path.endswith(".py") and names & FORBIDDEN_NAMES:
        yield 1, ", ".join(sorted(names & FORBIDDEN_NAMES))


def length(path: str, text: str) -> Iterator[Problem]:
    """A long file is two files."""
    lines = text.count("\n")
    if path.endswith((".py", ".html")) and lines > LONGEST_FILE:
        yield LONGEST_FILE, f"{lines} lines"


def days_written(path: str, text: str) -> Iterator[Problem]:
    """Days and hours are put into words in one place, so that they look alike on every page."""
    if room_of(path) and path.endswith(".py") and path != DAYS_IN_WORDS and not is_test(path):
        for line, name in _imported(ast.parse(text)):
            if name.startswith("django.utils.") and name.rpartition(".")[2] in WRITERS_OF_DAYS:
                yield line, name


def days_in_pages(path: str, text: str) -> Iterator[Problem]:
    """A page asks the same place for the words of its days and hours."""
    if path.endswith(".html"):
        yield from _lines_with(DAYS_BY_HAND, text)


def machine_paths(path: str, text: str) -> Iterator[Problem]:
    """The project runs anywhere."""
    yield from _lines_with(MACHINE, text)


def index_hosts(path: str, text: str) -> Iterator[Problem]:
    """Where packages come from is for the person who installs to say."""
    yield from _lines_with(INDEX, text)


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        if found := pattern.search(line):
            yield number, found.group()


RULES = [
    Rule("no signals of the tables", orm_signals,
         ("hearthside/x/actions.py", "from django.db import models"),
         ("hearthside/x/actions.py", "from django.db.models.signals import post_save")),
    Rule("no `request` in actions", request_in_actions,
         ("hearthside/x/actions.py", "def do(*, person): ..."),
         ("hearthside/x/actions/doing.py", "def do(request): ...")),
    Rule("no `.objects.get` in views", unguarded_get,
         ("hearthside/x/views.py", "thing = access.get_thing_for(person, 1)"),
         ("hearthside/x/views/reading.py", "thing = Thing.objects.get(pk=1)")),
    Rule("no `|safe` outside the cooked HTML", marked_safe,
         ("hearthside/conversations/jinja2/conversations/post_list.html", "{{ post.html|safe }}"),
         ("hearthside/x/jinja2/x/page.html", "{{ about | safe }}")),
    Rule("no private drawer of another room", private_drawers,
         ("hearthside/x/views.py", "from hearthside.groups import access as groups"),
         ("hearthside/x/views.py", "from hearthside.groups.forms import JoinForm")),
    Rule("no name that says nothing", drawer_names,
         ("hearthside/x/words_for_time.py", ""),
         ("hearthside/x/utils.py", "")),
    Rule(f"no file over {LONGEST_FILE} lines", length,
         ("hearthside/x/queries.py", "x = 1\n" * LONGEST_FILE),
         ("hearthside/x/queries.py", "x = 1\n" * (LONGEST_FILE + 1))),
    Rule("no day or hour written by hand", days_written,
         ("hearthside/x/pages.py", "from hearthside.ui.words_for_time import date_words"),
         ("hearthside/x/pages.py", "from django.utils.formats import date_format")),
    Rule("no day or hour written by hand in a page", days_in_pages,
         ("hearthside/x/jinja2/x/page.html", '<time datetime="{{ day.isoformat() }}">{{ date_words(day) }}</time>'),
         ("hearthside/x/jinja2/x/page.html", '{{ row.starts.strftime("%H:%M") }}')),
    Rule("no path of one machine", machine_paths,
         ("docs/run/start.md", "Your data lies in `var/` and your network in ./network/"),
         ("docs/run/start.md", "cd " + "/" + "root/hearthside")),
    Rule("no package index host", index_hosts,
         ("requirements/core.txt", "django==5.2.19"),
         ("requirements/core.txt", "--" + "index-url https://packages.example.org")),
]  # fmt: skip


def problems_in(path: str, text: str) -> list[str]:
    """Every broken rule of one file, as "path:line: rule (what was found)"."""
    found = [(line, rule.says, what) for rule in RULES for line, what in rule.check(path, text)]
    return [f"{path}:{line}: {says} ({what})" for line, says, what in found]


def tracked() -> list[str]:
    """The text files of the repository, by path."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S607
    return [path for path in listed.splitlines() if Path(path).suffix in TEXT and (ROOT / path).is_file()]


def all_problems() -> list[str]:
    """Every broken rule of every tracked file."""
    return [said for path in tracked() for said in problems_in(path, (ROOT / path).read_text(errors="replace"))]


if __name__ == "__main__":
    found = all_problems()
    print("\n".join(found) or "The house is in order.")
    sys.exit(bool(found))
