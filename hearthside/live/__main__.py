"""`python -m hearthside.live CONFIG --host HOST --port PORT`: the live server's process."""

import argparse
from pathlib import Path

import uvicorn

from hearthside.live.app import LiveApp
from hearthside.live.config import LiveConfig


def main() -> None:
    """Serve until told to stop; open streams end at once then."""
    parser = argparse.ArgumentParser(prog="hearthside live")
    parser.add_argument("config", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    words = parser.parse_args()
    app = LiveApp(LiveConfig.read(words.config))
    Server(app, words.host, words.port).run()


class Server(uvicorn.Server):
    """A server that ends its streams when it is told to stop, so that stopping takes no time."""

    def __init__(self, app: LiveApp, host: str, port: int) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                lifespan="on",
                log_level="error",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=1,
                backlog=2048,
            )
        )
        self._app = app

    def handle_exit(self, sig: int, frame: object) -> None:
        """Stop, and let every page know."""
        self._app.hub.close()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
