"""Many flagged posts around a few people in danger: who of them stands on the first screen of the desk, or is paged within a minute?

    python -m bench.flood [flagged] [in danger] [DATABASE_URL]

The usual size is 5,000 around 20, chance decides who comes when. Everything is as on a site: posts go through the door, the reader and
the desk; the worker is a process of its own, and works while they come. Goal: all of them.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.paging import fresh
from hearthside.config.tests.sites import surroundings

A_MINUTE = 60.0


def main() -> None:
    """Prints one line of figures; ends with 1 when somebody in danger was neither on the first screen nor paged in time."""
    flagged, crises, database = [*sys.argv[1:], *("5000", "20", "")[len(sys.argv) - 1 :]][:3]
    more = {"DJANGO_SETTINGS_MODULE": "hearthside.config.settings", "HEARTHSIDE_HOSTS": "127.0.0.1,testserver"}
    more |= {"DATABASE_URL": fresh(database)} if database else {}
    data = Path(tempfile.mkdtemp(prefix="hearthside-bench-")) / "data"
    around = surroundings(data, **more)
    subprocess.run([sys.executable, "-m", "hearthside", "migrate", "-v0"], env=around, check=True, timeout=600)
    with subprocess.Popen([sys.executable, "-m", "hearthside", "jobs"], env=around) as worker:
        words = [sys.executable, "-m", "bench.flooding", flagged, crises]
        try:
            done = subprocess.run(words, env=around, check=True, stdout=subprocess.PIPE, text=True, timeout=7200)
        finally:
            worker.terminate()
    line = json.loads(done.stdout.strip().splitlines()[-1])
    is_met = line["seen_in_time"] == line["in_danger"]
    print(json.dumps({**line, "goal": "reached" if is_met else "missed"}))
    sys.exit(not is_met)


if __name__ == "__main__":
    main()
