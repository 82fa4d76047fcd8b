"""What the live server needs to know, in a small file that `hearthside prepare` writes and only its owner can read."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class LiveConfig:
    """`key` signs tickets (hex); `bus` is socket, postgres or redis; `address` is the socket's path or the server's address."""

    key: str
    bus: str
    address: str
    origins: list[str]

    def write(self, path: Path) -> None:
        """The file holds this, readable by its owner only."""
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def read(cls, path: Path) -> "LiveConfig":
        """What the file holds."""
        return cls(**json.loads(path.read_text()))
