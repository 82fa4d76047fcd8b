"""Search before and after a change: the same questions on the same posts, put to both by turns, so that a loaded machine wrongs neither.

    python -m bench.search_turns FOLDER [--posts 100000] [--common 1.0] [DATABASE_URL]

FOLDER holds the code of before (`git archive COMMIT | tar -x -C FOLDER`); its tables must be the same. Prints how long the work for the
whole page takes, after as a share of before, and in how many questions the two gave other answers. With `--common 3.16` words are so much
more common: two of them have as many answers among 100,000 posts as two of the usual ones among a million. Both ask ahead of all other
programs (root only).
"""

import argparse
import gc
import subprocess
import sys
import time
import zlib
from pathlib import Path
from statistics import median

if __name__ == "__main__" and "--answer" in sys.argv:
    sys.path.pop(0)  # The folder of this file: the code to measure comes from PYTHONPATH.

from bench import search
from bench.machine import load
from bench.site import environment, run

HERE = Path(__file__).resolve().parent.parent
WARM = 40
FILL = "import django; django.setup(); from bench import search; print(search.fill(search.vocabulary(), {posts})); search.build()"


def questions(common: float) -> list[str]:
    """The questions of `bench.search`, of words so much more common."""
    search.CLASSES = {name: (max(2, int(a / common)), int(z / common)) for name, (a, z) in search.CLASSES.items()}
    return [text for _class, text in search.questions(search.vocabulary())]


def answer(reader_id: str, common: float) -> None:
    """Reads numbers of questions; writes how long each took in milliseconds, and what became of it in one number."""
    import django

    django.setup()
    from hearthside.accounts.models import Person
    from hearthside.search import queries

    search.go_ahead()
    reader, asked = Person.objects.get(pk=reader_id), questions(common)
    for text in asked[:WARM]:
        queries.search(reader, text)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        began = time.perf_counter()
        results = queries.search(reader, asked[int(line)])
        took = time.perf_counter() - began
        said = [(one.name, one.hits) for one in results.sections], results.has_more, results.has_loose
        print(took * 1000, zlib.crc32(repr(said).encode()), flush=True)
        time.sleep(took / 4)


class Side:
    """The code of one folder, in a process of its own."""

    def __init__(self, folder: Path, env: dict[str, str], words: list[str]) -> None:
        command = [sys.executable, str(HERE / "bench" / "search_turns.py"), "--answer", *words]
        self.process = subprocess.Popen(
            command, env=env | {"PYTHONPATH": str(folder)}, cwd=folder, stdin=-1, stdout=-1, text=True
        )
        self.took, self.said = list[float](), list[str]()

    def ask(self, number: int) -> None:
        """One question, and its answer."""
        assert self.process.stdin and self.process.stdout
        print(number, file=self.process.stdin, flush=True)
        took, said = self.process.stdout.readline().split()
        self.took.append(float(took))
        self.said.append(said)

    def end(self) -> None:
        """Nothing more is asked."""
        self.process.communicate()


def compare(before: Side, after: Side, many: int) -> None:
    """Ask by turns, and print."""
    for number in range(many):
        for side in (before, after) if number % 2 else (after, before):
            side.ask(number)
    for name, side in (("before", before), ("after", after)):
        side.end()
        print(f"{name:8} p50 {median(side.took):7.2f} ms  p99 {_p99(side.took):7.2f} ms")
    each = median(one / other for one, other in zip(after.took, before.took, strict=True))
    shares = median(after.took) / median(before.took), _p99(after.took) / _p99(before.took), each
    print("of before: p50 {:.2f}, p99 {:.2f}, question by question {:.2f}".format(*shares))
    others = sum(one != other for one, other in zip(after.said, before.said, strict=True))
    print(f"other answers: {others} of {many}; {load()}")


def _p99(took: list[float]) -> float:
    return sorted(took)[min(len(took) - 1, int(len(took) * 0.99))]


def main() -> None:
    """A site of its own, filled once, and both sides on it."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_turns")
    parser.add_argument("folder", type=Path)
    parser.add_argument("database", nargs="?", default="")
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--common", type=float, default=1.0)
    asked = parser.parse_args()
    env = environment(asked.database)
    run(["-m", "hearthside", "migrate", "-v0"], env)
    reader = run(["-c", FILL.format(posts=asked.posts)], env).split()[0]
    words = [reader, str(asked.common)]
    before, after = (Side(folder, env, words) for folder in (asked.folder.resolve(), HERE))
    compare(before, after, len(questions(asked.common)))


if __name__ == "__main__":
    answer(sys.argv[2], float(sys.argv[3])) if "--answer" in sys.argv else main()
