"""Run in a site's own shell: words in every sealed field there is, and a few that are not sealed. Prints them as JSON."""

import json

from hearthside.accounts.tests.builders import person
from hearthside.groups.tests.builders import group
from hearthside.kernel.place import change_place
from hearthside.privacy.tests.builders import settled

SEALED = ("mail", "contact", "number", "draft", "ownletter", "reportnote", "reason", "appeal", "teamletter")
PLAIN = ("about", "title", "body")


def main() -> None:
    """One person with something in every room."""
    change_place(is_set_up=True, is_open=True)
    settled("Hunted", group("Evening table"), person("Other"))
    print(
        json.dumps({"sealed": [f"Huntedmark-{one}" for one in SEALED], "plain": [f"Huntedmark-{one}" for one in PLAIN]})
    )


main()
