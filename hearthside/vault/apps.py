"""The vault as a Django app, with the checks an operator sees at start."""

from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register


class VaultConfig(AppConfig):
    """Sealed values and their keys."""

    name = "hearthside.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The checks below are known to Django afterwards."""
        register(keyring_is_private)
        register(keyring_is_apart, deploy=True)


def keyring_is_private(**kwargs: Any) -> list[CheckMessage]:
    """Refuses to start with a keyring that others on the machine can read."""
    from hearthside.vault import keyring

    hint = f"chmod 0400 {keyring.path()}"
    found = Error("Others on this machine can reach the root keyring file.", hint=hint, id="vault.E001")
    return [found] if keyring.is_exposed() else []


def keyring_is_apart(**kwargs: Any) -> list[CheckMessage]:
    """Warns when a copy of the data folder would carry the key along."""
    from hearthside.vault import keyring

    folder = getattr(settings, "DATA_DIR", None)
    hint = "Set HEARTHSIDE_KEYRING_FILE to a path outside the data folder and its backups."
    found = Warning("The root keyring file lies inside the data folder.", hint=hint, id="vault.W001")
    return [found] if folder and keyring.lies_inside(Path(folder)) else []
