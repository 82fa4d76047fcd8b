"""Prints the parts by others that a site runs on, as a CycloneDX 1.6 list: python -m tools.make_parts > parts.json"""

import json
import re
from typing import Any

from tools.ledgers import ROOT

PINNED = ROOT / "requirements" / "production.txt"
PART = re.compile(r"^(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\n)(?:[ \t].*\n?)*)", re.M)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
ASKED_BY = re.compile(r"^\s+#(?: via)?\s+([\w.-]+)(?: \(.*\))?$", re.M)
OURS = "hearthside"


def parts(pinned: str) -> list[dict[str, Any]]:
    """Each part: its name, version, address and the hashes of its files."""
    return [part(found["name"], found["version"], HASH.findall(found["rest"])) for found in PART.finditer(pinned)]


def part(name: str, version: str, hashes: list[str]) -> dict[str, Any]:
    """One part. A package has a file for each kind of machine, so its hashes stand as properties, not as the hash of the part."""
    address = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    kept = [{"name": "hearthside:sha256", "value": one} for one in hashes]
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "properties": kept,
    }


def needs(pinned: str, refs: dict[str, str]) -> list[dict[str, Any]]:
    """Which part asked for which."""
    asked: dict[str, set[str]] = {ref: set() for ref in refs.values()}
    for found in PART.finditer(pinned):
        for who in ASKED_BY.findall(found["rest"]):
            if who in refs:
                asked[refs[who]].add(refs[found["name"]])
    return [{"ref": ref, "dependsOn": sorted(those)} for ref, those in sorted(asked.items())]


def made(pinned: str, version: str) -> dict[str, Any]:
    """The whole list; the same for the same pins."""
    found = parts(pinned)
    refs = {one["name"]: one["bom-ref"] for one in found} | {OURS: OURS}
    about = {"component": {"type": "application", "bom-ref": OURS, "name": OURS, "version": version}}
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": about}
    return head | {"components": found, "dependencies": needs(pinned, refs)}


def main() -> None:
    """The list on the screen."""
    from hearthside import __version__

    print(json.dumps(made(PINNED.read_text(), __version__), indent=2))


if __name__ == "__main__":
    main()
