"""Sends the vault's tables to the database called `keys`, and keeps all others out of it."""

from typing import Any

from django.db import models

KEYS = "keys"
VAULT = "vault"
"""The app whose tables lie there."""


class KeysRouter:
    """Keys live apart from the data they open, so that one stolen file or dump opens nothing."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        """The keys database for the vault's own models, no opinion on others."""
        return KEYS if model._meta.app_label == VAULT else None

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str | None:
        """As for reading."""
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Vault tables in `keys` and only there; no other table in `keys`."""
        if app_label == VAULT or db == KEYS:
            return app_label == VAULT and db == KEYS
        return None
