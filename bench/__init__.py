"""Benchmarks: figures as ratios taken in one run. They talk to 127.0.0.1 only, are bounded, and stop by themselves."""

import ast
import sys
from pathlib import Path


def words_about(command: list[str]) -> str:
    """What a bench measures and is started with, for `python -m bench.NAME --help`; empty for any other command, and for a bench that
    answers for itself."""
    name = next((word for word in command if word.startswith("bench.")), "")
    file = Path(__file__).parent / f"{name.removeprefix('bench.')}.py"
    if not {"-h", "--help"} & set(command) or not file.is_file() or "argparse" in file.read_text():
        return ""
    return ast.get_docstring(ast.parse(file.read_text())) or ""


if _words := words_about(sys.orig_argv):
    print(_words)
    sys.exit(0)
