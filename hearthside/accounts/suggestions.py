"""Names to suggest to somebody who has none in mind."""

import secrets

from hearthside.accounts import names
from hearthside.accounts.models import Person

_FIRST = (
    "Amber Blue Bright Calm Clear Early Gentle Golden Green Kind Merry "
    "Mild Mossy Patient Quiet Silver Slow Soft Steady Still Sunny Warm"
)
_SECOND = (
    "Alder Beech Birch Brook Cedar Clover Fern Finch Hare Heron Lark "
    "Linden Maple Marten Meadow Otter Plover Robin Rowan Swift Tern Willow Wren"
)


def free_names(count: int = 3) -> list[str]:
    """So many names that nobody has; fewer only when almost all of ours are taken."""
    tries = {f"{secrets.choice(_FIRST.split())} {secrets.choice(_SECOND.split())}" for _ in range(6 * count)}
    by_key = {names.key_of(name): name for name in tries}
    taken = set(Person.objects.filter(name_key__in=by_key).values_list("name_key", flat=True))
    return [name for key, name in by_key.items() if key not in taken][:count]
