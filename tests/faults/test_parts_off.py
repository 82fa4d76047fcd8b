"""Parts of a running site are away, one at a time and all at once: every door answers as ever, people can post, and a worrying post has its
case (SECURITY R6, R7, G-19)."""

import sqlite3
from collections.abc import Iterator

import pytest

from hearthside.config.tests.sites import Site
from tests.faults.parts import Town, answer, nobody, opened, post_worry, silent_server, surprises, town

pytestmark = [pytest.mark.slow, pytest.mark.once]
STAY = (" /help/", " /help/worried/", " /help/after/")
"""Pages for somebody who needs help now."""

FEW = ("mail", "worker", "live server", "redis", "redis's answers")
"""One part is away: two people walk. Nothing or everything is away: everybody does."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town, made once."""
    return town(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def silent() -> Iterator[int]:
    """Somebody who never answers."""
    with silent_server() as port:
        yield port


def without(part: str, silent: int) -> tuple[list[str], dict[str, str]]:
    """The words and settings of a site without this part."""
    redis, mail = "redis://127.0.0.1:{}/0", {"HEARTHSIDE_MAIL_HOST": "127.0.0.1", "HEARTHSIDE_MAIL_PORT": str(nobody())}
    ways: dict[str, tuple[list[str], dict[str, str]]] = {
        "nothing": ([], {}),
        "redis": ([], {"REDIS_URL": redis.format(nobody())}),
        "redis's answers": ([], {"REDIS_URL": redis.format(silent)}),
        "mail": ([], mail),
        "worker": (["--no-jobs"], {}),
        "live server": (["--no-live"], {}),
        "all of them": (["--no-jobs", "--no-live"], {"REDIS_URL": redis.format(nobody()), **mail}),
    }
    return ways[part]


def cases(site: Site) -> int:
    """How many posts have a case, by the database itself."""
    with sqlite3.connect(f"file:{site.data / 'hearthside.db'}?mode=ro", uri=True) as reader:
        count: int = reader.execute("SELECT count(*) FROM safety_case WHERE kind = 'post'").fetchone()[0]
    reader.close()
    return count


@pytest.mark.parametrize(
    "part", ["nothing", "redis", "redis's answers", "mail", "worker", "live server", "all of them"]
)
def test_the_place_stands_without(part: str, place: Town, silent: int) -> None:
    words, settings = without(part, silent)
    with opened(place, *words, **settings) as site:
        assert surprises(site, place, *(("member", "moderator") if part in FEW else ())) == []
        before = cases(site)
        assert post_worry(site, place) == 302
        assert cases(site) == before + 1
        status, page = answer(site, "/help/?country=GB")
        assert status == 200 and "116123" in page


def test_a_page_that_needs_a_missing_part_would_be_noticed(place: Town) -> None:
    with opened(place, DATABASE_URL=f"postgresql://root@127.0.0.1:{nobody()}/nowhere") as site:
        found = surprises(site, place)
        assert sum(line.endswith(": 503") for line in found) > 20
        assert [line for line in found if line.partition(": ")[0].endswith(STAY)] == []
