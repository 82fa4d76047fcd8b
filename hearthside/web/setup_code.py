"""The one-time code that shows that whoever sets the place up can read its console: a stranger cannot take an empty site."""

import hmac
from pathlib import Path

from django.conf import settings

from hearthside.accounts import phrases

WORDS = 5
"""Five of at least 512 words, 45 bits or more; tries are limited."""


def path() -> Path:
    """The file in the data folder, readable by its owner only; there until the place has its first operator."""
    return Path(settings.DATA_DIR) / "setup_code"


def code() -> str:
    """The code of this site; made on the first call."""
    file = path()
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(phrases.made_up(WORDS))
    return file.read_text().strip()


def is_code(typed: str) -> bool:
    """Whether this is the code, however the words are parted. False when there is none any more."""
    if not path().exists():
        return False
    return hmac.compare_digest(phrases.plain(typed).encode(), phrases.plain(code()).encode())


def spend() -> None:
    """No code opens the set-up from now on."""
    path().unlink(missing_ok=True)
