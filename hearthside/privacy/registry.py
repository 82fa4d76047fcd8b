"""Every room that keeps something about people, from the top floor down: the order in which they forget. Accounts come last."""

from types import ModuleType

from hearthside.accounts import personal_data as accounts
from hearthside.aftercare import personal_data as aftercare
from hearthside.circles import personal_data as circles
from hearthside.conversations import personal_data as conversations
from hearthside.directory import personal_data as directory
from hearthside.gate import personal_data as gate
from hearthside.groups import personal_data as groups
from hearthside.hosted import personal_data as hosted
from hearthside.meetings import personal_data as meetings
from hearthside.notifications import personal_data as notifications
from hearthside.oversight import personal_data as oversight
from hearthside.privacy import personal_data as privacy
from hearthside.roster import personal_data as roster
from hearthside.safety import personal_data as safety
from hearthside.search import personal_data as search
from hearthside.teaching import personal_data as teaching

ROOMS: dict[str, ModuleType] = {
    "privacy": privacy,
    "teaching": teaching,
    "oversight": oversight,
    "hosted": hosted,
    "meetings": meetings,
    "conversations": conversations,
    "circles": circles,
    "groups": groups,
    "gate": gate,
    "safety": safety,
    "roster": roster,
    "aftercare": aftercare,
    "notifications": notifications,
    "directory": directory,
    "search": search,
    "accounts": accounts,
}
