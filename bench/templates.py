"""What rendering a thread of 20 posts costs in Jinja2 and in Django's own templates: the same page, the same values, no database.

python -m bench.templates
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "engines"
POSTS, ROUNDS, RENDERS = 20, 7, 200
WORDS = (
    "<p>I have been thinking about what you wrote, and it stayed with me on the way home. There are days like that.</p>"
)
REACTIONS = [("with_you", "With you", "heart"), ("thank_you", "Thank you", "leaf"), ("me_too", "Me too", "people")]


@dataclass(frozen=True)
class Post:
    """What a page knows of a post."""

    id: str
    number: int
    author_id: str
    author_name: str
    voice: str
    moment: str = "2026-05-01T18:20:00Z"
    when: str = "yesterday evening"
    html: str = WORDS * 3


def values() -> dict[str, object]:
    """The values of the page: every fifth post is anonymous."""
    posts = [Post(f"id-{n}", n, f"person-{n}", f"Bench & {n}", "" if n % 5 else f"Heron {n}") for n in range(POSTS)]
    return {"title": "Evenings are <long>", "posts": posts, "reactions": REACTIONS}


def jinja() -> Callable[[dict[str, object]], str]:
    """The page in the environment that our own pages use."""
    from hearthside.ui.environment import environment

    page = environment().from_string((FOLDER / "thread.jinja").read_text())
    return lambda given: page.render(given)


def django() -> Callable[[dict[str, object]], str]:
    """The page in Django's own engine."""
    from django.template import Context, Engine

    engine = Engine(libraries={"i18n": "django.templatetags.i18n", "bench_icon": "bench.engines.tags"})
    page = engine.from_string((FOLDER / "thread.django").read_text())
    return lambda given: page.render(Context(given))


def milliseconds(render: Callable[[dict[str, object]], str], given: dict[str, object]) -> float:
    """Processor time of one rendering, over many."""
    began = time.process_time()
    for _ in range(RENDERS):
        render(given)
    return (time.process_time() - began) / RENDERS * 1000


def measure() -> dict[str, list[float]]:
    """Milliseconds per page of both engines, taken in turns; refuses to compare pages that differ."""
    given, engines = values(), {"Jinja2": jinja(), "Django": django()}
    pages = {name: "".join(render(given).split()) for name, render in engines.items()}
    if pages["Jinja2"] != pages["Django"]:
        raise SystemExit("The two pages differ.")
    found: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, render in engines.items():
            found[name].append(milliseconds(render, given))
    return found


def main() -> None:
    """Print both, and how many times dearer the second is."""
    import django as framework

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
    os.environ.setdefault("HEARTHSIDE_DATA", tempfile.mkdtemp(prefix="hearthside-bench-"))
    os.environ["HEARTHSIDE_DEBUG"] = "yes"  # plain names of static files: nothing was collected here
    framework.setup()
    found = measure()
    for name, times in found.items():
        print(f"{name:8} {statistics.median(times):6.3f} ms per page (min {min(times):.3f}, max {max(times):.3f})")
    factor = statistics.median(found["Django"]) / statistics.median(found["Jinja2"])
    print(
        f"Django's templates cost {factor:.1f} times as much ({POSTS} posts, {ROUNDS} rounds of {RENDERS} pages each)"
    )


if __name__ == "__main__":
    main()
