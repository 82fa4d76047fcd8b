"""Static files under names that say what is in them, so that browsers may keep them for good; ours without comments and indentation."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

TEXTS = re.compile(r'("(?:[^"\\\n]|\\.)*"|`[^`\n]*`)')
"""What stands between quotes in a script of ours."""


def squeeze_sheet(text: str) -> str:
    """The style sheet without comments and needless space. For sheets whose strings hold no braces, semicolons or commas: ours."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,>]) ?", r"\1", text)
    text = text.replace("@media (", "@media(")
    return re.sub(r"(?<=[\w)]): ", ":", text).replace(";}", "}").strip()


def squeeze_script(text: str) -> str:
    """The script without comments, indentation and needless space; its texts as they are. For scripts without patterns between slashes,
    and with no text over several lines: ours."""
    code_and_texts = TEXTS.split(re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    return "".join(one if number % 2 else _squeeze_code(one) for number, one in enumerate(code_and_texts)).lstrip()


def _squeeze_code(code: str) -> str:
    """Script that holds no text. A line's end stays where it may end a statement."""
    code = re.sub(r"(?m)^[ \t]+|[ \t]+$(?=\n)", "", code)
    code = re.sub(r"(?<=[;,{(])\n+|\n+(?=[})\]])", "", code)
    code = re.sub(r"(?<![-+]) ?([-+]=?) (?![-+])", r"\1", code)
    return re.sub(r" ?(!=|[=<>*?:&|,;{}()\[\]]) ?", r"\1", code)


SQUEEZERS: dict[str, Callable[[str], str]] = {".css": squeeze_sheet, ".js": squeeze_script}


def squeezed(name: str | None, content: Any) -> Any:
    """The file as it is served: a sheet or script of ours squeezed, anything else as it is."""
    squeeze = next((one for end, one in SQUEEZERS.items() if (name or "").endswith(end)), None)
    if content is None or squeeze is None or ".min." in str(name):
        return content
    return ContentFile(squeeze(b"".join(content.chunks()).decode()).encode())


class HashedFiles(CompressedManifestStaticFilesStorage):
    """As whitenoise's, but a file that was not collected keeps its plain name instead of failing the page."""

    manifest_strict = False

    def file_hash(self, name: str | None, content: Any = None) -> str:
        """What the name says of the file: of what is served, not of what was written."""
        found: str = super().file_hash(name, squeezed(name, content))
        return found

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, squeezed(name, content))
        return saved

    def stored_name(self, name: str) -> str:
        """The hashed name of a collected file, else the name itself."""
        known: str = self.hashed_files.get(self.hash_key(self.clean_name(name).replace("\\", "/")), name)
        return known

    def url(self, name: str | None, force: bool = False) -> str:
        """The address of the file."""
        if settings.DEBUG:
            return str(super().url(name, force))
        return f"{self.base_url}{self.stored_name(name or '')}"
