"""The `hearthside` command: every operator verb behind one name."""

import os
import sys


def main() -> None:
    """Hand the words after `hearthside` to Django's command line, or to the supervisor for `serve`, with our settings in place."""
    words = choose_data_folder(sys.argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
    if words[:1] == ["serve"]:
        from hearthside.config import supervisor

        return supervisor.main(words[1:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["hearthside", *words])


def choose_data_folder(words: list[str]) -> list[str]:
    """The words without `--data DIR`; DIR is then the data folder of this run. `demo` keeps its own folder unless told otherwise."""
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--data" or word.startswith("--data="):
            os.environ["HEARTHSIDE_DATA"] = word[7:] or next(rest, "")
        else:
            kept.append(word)
    if kept[:1] == ["demo"]:
        os.environ.setdefault("HEARTHSIDE_DATA", os.path.join("var", "demo"))
    return kept


if __name__ == "__main__":
    main()
