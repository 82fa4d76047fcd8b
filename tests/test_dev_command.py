"""What `./dev` leaves in .venv."""

import runpy
import subprocess
from pathlib import Path

DEV = Path(__file__).resolve().parents[1] / "dev"


def test_the_command_runs_in_a_folder_with_a_space_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "my place" / "bin"
    folder.mkdir(parents=True)
    (folder / "python").write_text('#!/bin/sh\necho "$@"\n')
    (folder / "hearthside").write_text(runpy.run_path(str(DEV))["COMMAND"])
    for one in folder.iterdir():
        one.chmod(0o755)
    said = subprocess.run([folder / "hearthside", "serve", "two words"], capture_output=True, text=True, check=True)
    assert said.stdout == "-P -m hearthside serve two words\n"
