"""Reads the palettes out of tokens.css and measures contrast as WCAG 2.2 defines it."""

import re
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static/ui"
TOKEN = re.compile(r"--([a-z-]+): (#[0-9A-F]{6}|#[0-9A-F]{3}|var\(--[a-z-]+\));")
BLOCK = re.compile(r"(?m)^\s*((?::root|\[data-theme)[^{]*?)\s*\{([^}]*--paper[^}]*)\}")


def palettes() -> dict[str, dict[str, str]]:
    """Every palette by where it stands in the file, as a browser sees it: what a palette leaves out comes from those before it."""
    text = _tokens()
    found = {_place(text, match): dict(TOKEN.findall(match[2])) for match in BLOCK.finditer(text)}
    light, contrasted = found[":root"], found["[data-theme=contrast]"]
    return {place: _plain(light | (contrasted if "contrast" in place else {}) | own) for place, own in found.items()}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _tokens() -> str:
    return (STATIC / "tokens.css").read_text()


def _plain(palette: dict[str, str]) -> dict[str, str]:
    return {name: palette[value[6:-1]] if value.startswith("var") else value for name, value in palette.items()}


def _place(text: str, match: re.Match[str]) -> str:
    opened = [line for line in text[: match.start() + 1].split("\n") if line.startswith("@media") or line == "}"]
    media = opened[-1] if opened and opened[-1] != "}" else ""
    return f"{media.removesuffix(' {').removeprefix('@media ')} {match[1].strip()}".strip()


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (_linear(int(digits[start : start + 2], 16) / 255) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
