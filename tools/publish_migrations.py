"""Holds the steps of the database that people have run: a published migration never changes, and none goes.

python tools/publish_migrations.py            # adds those that are new to the list, at a release
python tools/publish_migrations.py --check    # ends with 1 when a published one was changed or removed
"""

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = Path("tools/published_migrations.txt")
HEAD = "# Published migrations and their SHA-256. Written by tools/publish_migrations.py; see docs/develop/migrations.md.\n"
UNRELEASED = "not released yet"
WAY_ON = "Put it back as it was, and say what you want in a new migration: hearthside makemigrations."


def migrations(root: Path) -> dict[str, str]:
    """Every migration in the code: its path and the hash of what it says."""
    files = sorted((root / "hearthside").glob("*/migrations/[0-9]*.py"))
    return {path.relative_to(root).as_posix(): _hash(path) for path in files}


def published(root: Path) -> dict[str, str]:
    """The list: path and hash."""
    lines = (root / LIST).read_text().splitlines() if (root / LIST).exists() else []
    rows = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {path: digest for digest, path in rows}


def faults(root: Path) -> list[str]:
    """In plain words, what is wrong; nothing when all is well."""
    return [*broken(root), *(_missing(path) for path in new(root) if is_released(root))]


def broken(root: Path) -> list[str]:
    """One sentence for every published migration that was changed or removed."""
    here = migrations(root)
    return [_fault(path, here.get(path)) for path, told in published(root).items() if here.get(path) != told]


def new(root: Path) -> list[str]:
    """Migrations that are not in the list."""
    told = published(root)
    return [path for path in migrations(root) if path not in told]


def is_released(root: Path) -> bool:
    """Whether the newest version of the CHANGELOG is out."""
    heads = [line for line in (root / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    return bool(heads) and UNRELEASED not in heads[0]


def add_new(root: Path) -> list[str]:
    """The list holds the new ones too; which they are. What is in it already stays as it is."""
    added = new(root)
    rows = sorted({**migrations(root), **published(root)}.items())
    (root / LIST).write_text(HEAD + "".join(f"{digest}  {path}\n" for path, digest in rows))
    return added


def _fault(path: str, digest: str | None) -> str:
    what = "was removed" if digest is None else "was changed"
    return f"{path} {what}. It is published: sites have run it, and would part from new ones. {WAY_ON}"


def _missing(path: str) -> str:
    return f"{path} is not in {LIST}, and this version is released. Add it: python tools/publish_migrations.py"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def main() -> int:
    """Check, or check and add."""
    is_check = "--check" in sys.argv
    found = faults(ROOT) if is_check else broken(ROOT)
    if found:
        print("\n".join(found))
    elif not is_check:
        print("Added: " + (", ".join(add_new(ROOT)) or "nothing, all are in the list"))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
