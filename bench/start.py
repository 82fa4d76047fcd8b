"""From the start of `hearthside serve` to the first whole page, over a demo town that is loaded already: five cold starts, the median.

python -m bench.start [TIMES]      # loopback only; each start is a new set of processes, the files are in the system's memory

Where others fill the machine, `chrt -r 1 python -m bench.start` takes their waiting out of the times; it needs root.
"""

import os
import statistics
import subprocess
import sys
import time

from bench.machine import cpu_ms, tree
from bench.memory import Caller, first_page
from bench.site import environment, free_port

TIMES, GOAL_S = 5, 3.0


def start(env: dict[str, str]) -> tuple[float, float, float]:
    """Seconds until the first page, seconds of a second page, and the processor seconds all programs used until then."""
    port = free_port()
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "hearthside", "serve", "--port", str(port)], env=env, stdout=subprocess.DEVNULL
    )
    try:
        first = first_page(port) - began
        asked = time.monotonic()
        Caller(port, {}).ask("GET", "/groups/")
        return first, time.monotonic() - asked, cpu_ms(tree(process.pid)) / 1000
    finally:
        process.terminate()
        process.wait(20)


def main(times: int) -> None:
    """Print every start and the median; ends with 1 when the goal was not reached."""
    env = environment()
    load = [sys.executable, "-m", "hearthside", "demo", "--no-serve"]
    subprocess.run(load, env=env, check=True, stdout=subprocess.DEVNULL)
    starts = [start(env) for _ in range(times)]
    for first, second, cpu in starts:
        print(
            f"first page after {first:.2f} s, another in {second * 1000:.0f} ms; {cpu:.1f} s of processor time so far"
        )
    middle = statistics.median(first for first, _, _ in starts)
    print(f"median {middle:.2f} s  goal <= {GOAL_S:g} s {'reached' if middle <= GOAL_S else 'not reached'}")
    print(f"on {os.cpu_count()} cores at load {os.getloadavg()[0]:.1f}")
    sys.exit(middle > GOAL_S)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES)
