"""What a process tree costs: processor time and memory, read from the operating system."""

import os
from collections.abc import Iterable
from pathlib import Path

TICK = 1000.0 / os.sysconf("SC_CLK_TCK")  # milliseconds


def tree(root: int) -> set[int]:
    """The process and all that it started."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, ahead = set(), [root]
    while ahead:
        found.add(process := ahead.pop())
        ahead += children.get(process, [])
    return found


def postgres_of(database: str) -> set[int]:
    """The PostgreSQL processes that serve connections to this database; their titles name it."""
    return {
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and f" {database} " in _title(entry)
    }


def cpu_ms(processes: Iterable[int]) -> float:
    """Processor time these processes have used so far, in milliseconds."""
    return sum((int(fields[11]) + int(fields[12])) * TICK for one in processes if (fields := _stat(one)))


def busy_ms() -> float:
    """What all processors together have worked so far, whoever for, in milliseconds."""
    user, nice, system, _idle, _wait, *other = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:8])
    return (user + nice + system + sum(other[:2])) * TICK


def load() -> str:
    """How much else the machine has to do: the load average of the last minute, for the reader of a figure."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def pss_mib(processes: Iterable[int]) -> float:
    """Memory of these processes in MiB; what several share counts once (PSS)."""
    return sum(_pss(one) for one in processes) / 1024


def _pss(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _stat(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _title(entry: Path) -> str:
    try:
        title = (entry / "cmdline").read_text()
    except OSError:
        return ""
    return title if title.startswith("postgres:") else ""
