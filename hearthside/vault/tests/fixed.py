"""Fixed keys and places for tests of the format."""

from dataclasses import replace
from uuid import UUID

from hearthside.vault.sealing import Place

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
ROW = UUID("11111111-2222-4333-8444-555555555555")
OWNER = UUID("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee")
PLACE = Place("site", "journal.entry", "text", ROW, OWNER)
OTHER_PLACES = {
    "site": replace(PLACE, site="other"),
    "model": replace(PLACE, model="journal.other"),
    "field": replace(PLACE, field="other"),
    "row": replace(PLACE, row=UUID(int=9)),
    "owner": replace(PLACE, owner=UUID(int=9)),
    "schema": replace(PLACE, schema=2),
}
