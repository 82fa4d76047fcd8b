"""A thousand kills while people post (SECURITY G-18). `python -m bench.kills [NUMBER]` prints the count; not zero means a loss."""

import sys
import tempfile
import time
from pathlib import Path

from tests.faults import kills


def main(number: int) -> int:
    """Losses, doubles and unseen posts, together."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, kills.house(Path(folder)) as place:
        count = kills.run(place, number)
    for name in ("kills", "acknowledged", "retries", "worrying"):
        print(f"{name:14} {getattr(count, name):7}")
    wrong = {name: len(getattr(count, name)) for name in ("lost", "doubled", "unseen")}
    for name, much in wrong.items():
        print(f"{name:14} {much:7}")
    print(f"{'seconds':14} {time.monotonic() - began:7.0f}")
    return sum(wrong.values()) or count.kills < number


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if sys.argv[1:] else 1000)))
