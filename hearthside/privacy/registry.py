"""Every room that keeps something about people, from the top floor down: the order in which they forget. Accounts come last."""

from types import ModuleType

from hearthside.accounts import personal_data as accounts
from hearthside.aftercare import personal_data as aftercare
from hearthside.appointments import personal_data as appointments
from hearthside.calls import personal_data as calls
from hearthside.cards import personal_data as cards
from hearthside.circles import personal_data as circles
from hearthside.conversations import personal_data as conversations
from hearthside.directory import personal_data as directory
from hearthside.dropin import personal_data as dropin
from hearthside.facilitating import personal_data as facilitating
from hearthside.finding import personal_data as finding
from hearthside.gate import personal_data as gate
from hearthside.groups import personal_data as groups
from hearthside.hosted import personal_data as hosted
from hearthside.meetings import personal_data as meetings
from hearthside.mending import personal_data as mending
from hearthside.notifications import personal_data as notifications
from hearthside.organisations import personal_data as organisations
from hearthside.oversight import personal_data as oversight
from hearthside.places import personal_data as places
from hearthside.planner import personal_data as planner
from hearthside.privacy import personal_data as privacy
from hearthside.programmes import personal_data as programmes
from hearthside.roster import personal_data as roster
from hearthside.safety import personal_data as safety
from hearthside.search import personal_data as search
from hearthside.seasons import personal_data as seasons
from hearthside.streams import personal_data as streams
from hearthside.teaching import personal_data as teaching
from hearthside.trying import personal_data as trying

ROOMS: dict[str, ModuleType] = {
    "privacy": privacy,
    "teaching": teaching,
    "oversight": oversight,
    "dropin": dropin,
    "appointments": appointments,
    "calls": calls,
    "streams": streams,
    "facilitating": facilitating,
    "programmes": programmes,
    "hosted": hosted,
    "finding": finding,
    "planner": planner,
    "cards": cards,
    "meetings": meetings,
    "places": places,
    "conversations": conversations,
    "circles": circles,
    "trying": trying,
    "seasons": seasons,
    "organisations": organisations,
    "groups": groups,
    "gate": gate,
    "mending": mending,
    "safety": safety,
    "roster": roster,
    "aftercare": aftercare,
    "notifications": notifications,
    "directory": directory,
    "search": search,
    "accounts": accounts,
}
