"""One site for all stories, started once; fresh windows for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from hearthside.ui.tests.browser import FLAGS
from tests.journeys.stage import Doors, Stage, opened_stage

CHROMIUM = Path("/usr/bin/chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every story needs a browser."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The site."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not here, and stories are told in a real browser")
    with opened_stage(tmp_path_factory.mktemp("stage") / "data") as opened:
        yield opened


@pytest.fixture(scope="package")
def browser(stage: Stage) -> Iterator[Browser]:
    """Chromium, once for all stories."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)


@pytest.fixture
def doors(browser: Browser, stage: Stage) -> Iterator[Doors]:
    """Windows of this story; none of them may have complained."""
    opened = Doors(browser, stage)
    yield opened
    opened.close()


@pytest.fixture(params=[True, pytest.param(False, marks=pytest.mark.once)], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts: every story works either way."""
    return bool(request.param)
