"""A tiny site for the vault's drills: files on disk (or PostgreSQL), nothing else installed."""

import os
from pathlib import Path
from urllib.parse import urlsplit

DATA_DIR = Path(os.environ.get("VAULT_DRILL_DIR", "."))
HEARTHSIDE_KEYRING_FILE = str(DATA_DIR / "secret" / "keyring.json")
HEARTHSIDE_SITE_ID = "drill"
SECRET_KEY = "only-for-drills"
USE_TZ = True
INSTALLED_APPS = ["hearthside.vault"]
DATABASE_ROUTERS = ["hearthside.vault.router.KeysRouter"]


def _sqlite(name: str) -> dict[str, object]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    test = {"NAME": str(DATA_DIR / f"test_{name}")} if "VAULT_DRILL_DIR" in os.environ else {}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA_DIR / name), "OPTIONS": options, "TEST": test}


def _postgresql(address: str, schema: str) -> dict[str, object]:
    parts = urlsplit(address)
    place = {"HOST": parts.hostname, "PORT": parts.port or 5432, "USER": parts.username, "NAME": parts.path.strip("/")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **place,
        "PASSWORD": parts.password or "",
        "OPTIONS": {"options": f"-c search_path={schema}"},
    }


_ADDRESS = os.environ.get("VAULT_DRILL_POSTGRES", "")
DATABASES = (
    {"default": _postgresql(_ADDRESS, "public"), "keys": _postgresql(_ADDRESS, "keys")}
    if _ADDRESS
    else {"default": _sqlite("data.db"), "keys": _sqlite("keys.db")}
)
