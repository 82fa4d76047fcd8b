"""What the place asks of people who join. Rooms above say which invitations count."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from hearthside.kernel.place import place
from hearthside.kernel.refusals import NotNow

_checks: list[Callable[[bool], None]] = []
_counters: list[Callable[[], None]] = []
_invitations: list[Callable[[str], bool]] = []


def accept_invitations(is_good: Callable[[str], bool]) -> None:
    """After this, `is_good(code)` may open the door of a place that is by invitation."""
    if is_good not in _invitations:
        _invitations.append(is_good)


def check_also(may_join: Callable[[bool], None], count_sign_up: Callable[[], None]) -> None:
    """After this, `may_join(is_invited)` is asked at the door, and `count_sign_up()` with every account that is opened; both may refuse."""
    if may_join not in _checks:
        _checks.append(may_join)
        _counters.append(count_sign_up)


def count_sign_up() -> None:
    """One more account is opened. Refuses what a room above refuses."""
    for count in _counters:
        count()


def is_invitation(code: str) -> bool:
    """Whether a room knows this code and it is still good."""
    return bool(code) and any(is_good(code) for is_good in _invitations)


def check_may_join(code: str) -> None:
    """Refuses while the place is not open yet, and without a good invitation where one is needed."""
    here = place()
    if not here.is_open:
        raise NotNow(_("This place is not open yet. The people who run it are still getting it ready."))
    is_invited = is_invitation(code)
    for check in _checks:
        check(is_invited)
    if here.joining == "invitation" and not is_invited:
        raise NotNow(
            _("This place is by invitation. If somebody gave you a link or a code, please use that to come in.")
        )


def youngest_band() -> str:
    """The youngest age band that may have an account here."""
    return str(place().min_age_band)
