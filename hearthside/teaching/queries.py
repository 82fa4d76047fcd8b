"""What safety leads read about the readers: how much is found, how often the alarm is false, whether things change. Plain words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearthside.safety.vocabulary import RANK, Level
from hearthside.teaching.counting import are_apart, interval, share_words
from hearthside.teaching.guarding import SOON
from hearthside.teaching.models import Count, Label, Reader, SecondLook
from hearthside.teaching.vocabulary import LEAST, LOOKED_BACK, SETTLED_AFTER, Standing
from hearthside.triage import engine
from hearthside.ui.words_for_time import day_words

LATELY = timedelta(days=28)
LEAST_POSTS = 100
"""Before so many posts were read in a month, nothing is said of change."""
STRANGE = 0.03
"""A share of words nobody taught the reader that grew by so much is told."""


@dataclass(frozen=True)
class Figure:
    """One thing that is measured: what it is, what was found, and how sure that is."""

    title: str
    said: str
    sure: str = ""


def figures(now: datetime | None = None) -> list[Figure]:
    """Every measure of the last ninety days, the ones about people first."""
    now = now or timezone.now()
    labels = newest_labels(now)
    return [found(labels, now), again(now), alarms(labels), urgent(labels), change(now), strange(now)]


def newest_labels(now: datetime) -> list[Label]:
    """The last word on each text that was judged, in the time that is looked back on."""
    told = Label.objects.filter(at__gt=now - LOOKED_BACK, at__lte=now).exclude(level="").order_by("at", "pk")
    return list({one.fingerprint: one for one in told}.values())


def _looks(now: datetime) -> tuple[int, int]:
    answered = SecondLook.objects.filter(answered_at__gt=now - LOOKED_BACK)
    return answered.filter(is_well=False).count(), answered.count()


def found(labels: list[Label], now: datetime) -> Figure:
    """Of what needed somebody, how much the reader found: what it found is known, what it missed is known from second looks only."""
    title = _("Of the posts that needed somebody, how many does it find?")
    hits = sum(one.needs_somebody and one.read_level != Level.GREEN for one in labels)
    missed, looked = _looks(now)
    if looked < LEAST or hits < LEAST:
        return Figure(title, _too_few())
    green = Count.objects.filter(day__gt=(now - LOOKED_BACK).date(), beside="", level=Level.GREEN)
    quiet = max(looked, green.aggregate(Sum("posts"))["posts__sum"] or 0)
    low, high = interval(missed, looked)
    told = sum(one.needs_somebody and one.read_level == Level.GREEN for one in labels)
    span = (hits / (hits + high * quiet), hits / (hits + max(low * quiet, told)))
    return Figure(
        title,
        _("As far as second looks can tell: %(share)s.") % {"share": share_words(*span)},
        _("The more second looks there are, the surer this gets."),
    )


def again(now: datetime) -> Figure:
    """What second looks found."""
    title = _("Of the posts that seemed to need nobody, how many did?")
    missed, looked = _looks(now)
    if looked < LEAST:
        return Figure(title, _too_few())
    said = ngettext(
        "People looked at %(count)d of them again.", "People looked at %(count)d of them again.", looked
    ) % {"count": looked}
    said += " " + (_("Somebody should have come to %(count)d.") % {"count": missed} if missed else _("All were well."))
    return Figure(title, said, _in_the_long_run(missed, looked))


def alarms(labels: list[Label]) -> Figure:
    """How often it calls something urgent that is not."""
    title = _("When it calls a post urgent, how often is it not?")
    called = [one for one in labels if one.read_level in SOON]
    if len(called) < LEAST:
        return Figure(title, _too_few())
    false = sum(one.level not in SOON for one in called)
    said = _("Of %(all)d such posts, people found that %(count)d needed nobody so soon.")
    return Figure(title, said % {"all": len(called), "count": false}, _in_the_long_run(false, len(called)))


def urgent(labels: list[Label]) -> Figure:
    """Of what people found urgent, how much it had called so. What nobody found is not in it."""
    title = _("Of the posts that people found urgent, how many had it called so?")
    soon = [one for one in labels if one.level in SOON]
    if len(soon) < LEAST:
        return Figure(title, _too_few())
    seen = sum(one.read_level in SOON for one in soon)
    said = _("%(count)d of %(all)d, of those we know of.") % {"count": seen, "all": len(soon)}
    return Figure(title, said, _in_the_long_run(seen, len(soon)))


def change(now: datetime) -> Figure:
    """Whether more or fewer posts look urgent than before, to the same reader."""
    title = _("Do more posts look urgent than before?")
    lately, before = _counted(now - LATELY, now), _counted(now - LOOKED_BACK, now - LATELY)
    if min(lately.posts, before.posts) < LEAST_POSTS:
        return Figure(title, _too_few())
    both = (lately.soon, lately.posts), (before.soon, before.posts)
    more = lately.soon * before.posts > before.soon * lately.posts
    said = _("About as many as before.") if not are_apart(*both) else _("Yes, more.") if more else _("No, fewer.")
    shares = [share_words(*interval(*one)) for one in both]
    return Figure(
        title, said, _("In the last four weeks %(new)s, before that %(old)s.") % {"new": shares[0], "old": shares[1]}
    )


def strange(now: datetime) -> Figure:
    """Whether people write in words that the reader was never taught."""
    title = _("Do people write in words that it does not know?")
    lately, before = _counted(now - LATELY, now), _counted(now - LOOKED_BACK, now - LATELY)
    if min(lately.posts, before.posts) < LEAST_POSTS:
        return Figure(title, _too_few())
    said = (
        _("As before.") if lately.strange < before.strange + STRANGE else _("More than before. It may understand less.")
    )
    shown = {"new": round(100 * lately.strange), "old": round(100 * before.strange)}
    return Figure(
        title, said, _("Unknown to it: %(new)d of 100 words and pairs of words, before that %(old)d.") % shown
    )


@dataclass(frozen=True)
class Counted:
    """Posts read in a time by the reader in use: how many, how many seemed urgent, and the share of words it does not know."""

    posts: int
    soon: int
    strange: float


def _counted(since: datetime, until: datetime) -> Counted:
    weights = engine.in_use()
    rows = Count.objects.filter(
        day__gt=timezone.localdate(since),
        day__lte=timezone.localdate(until),
        version=weights.version if weights else "",
    )
    posts = sum(row.posts for row in rows)
    seen, known = sum(row.seen for row in rows), sum(row.known for row in rows)
    return Counted(posts, sum(row.posts for row in rows if row.level in SOON), 1 - known / seen if seen else 0.0)


@dataclass(frozen=True)
class ReaderRow:
    """A reader that was learned here, with what is known of it in sentences, and whether one may take it into use."""

    reader: Reader
    day: str
    said: list[str]
    may_be_adopted: bool
    is_young: bool


def reader_rows() -> list[ReaderRow]:
    """The readers that were learned here, the newest first."""
    now = timezone.now()
    return [
        ReaderRow(
            one,
            day_words(timezone.localtime(one.made_at)),
            [*_of_labels(one), *_of_guard(one), *_of_reading_along(one)],
            one.standing in (Standing.BESIDE, Standing.PUT_BACK),
            one.standing == Standing.BESIDE and one.made_at > now - SETTLED_AFTER,
        )
        for one in Reader.objects.order_by("-made_at").select_related("adopted_by")
    ]


def _of_labels(reader: Reader) -> list[str]:
    told = reader.figures
    said = [_("It learned from %(count)d texts that people judged here.") % {"count": reader.labels}]
    if told.get("urgent", 0) >= LEAST:
        said.append(
            _("Of %(all)d urgent texts that were kept back, it sees %(new)d; the shipped one sees %(old)d.")
            % {"all": told["urgent"], "new": told["seen_after"], "old": told["seen_before"]}
        )
    if told.get("calm", 0) >= LEAST:
        said.append(
            _("Of %(all)d others that were kept back, it calls %(new)d urgent; the shipped one calls %(old)d so.")
            % {"all": told["calm"], "new": told["alarms_after"], "old": told["alarms_before"]}
        )
    return said if len(said) > 1 else [*said, _("Too few were kept back to say what that changes.")]


def _of_guard(reader: Reader) -> list[str]:
    new, old = reader.figures.get("guard"), reader.figures.get("guard_before")
    if not new or not old:
        return []
    danger = _("Of %(all)d guard texts about danger it sees %(new)d; the shipped one sees %(old)d.")
    calm = _("Of %(all)d other guard texts it calls %(new)d urgent; the shipped one calls %(old)d so.")
    return [
        danger % {"all": new["urgent"], "new": new["urgent_seen"], "old": old["urgent_seen"]},
        calm % {"all": new["calm"], "new": new["alarms"], "old": old["alarms"]},
    ]


def _of_reading_along(reader: Reader) -> list[str]:
    rows = list(Count.objects.filter(beside=reader.version))
    posts = sum(row.posts for row in rows)
    if reader.standing != Standing.BESIDE or posts < LEAST:
        return []
    more = sum(row.posts for row in rows if RANK[row.level_beside] > RANK[row.level])
    less = sum(row.posts for row in rows if RANK[row.level_beside] < RANK[row.level])
    words = _("It read %(posts)d posts along. It would have called %(more)d more urgent, and %(less)d less.")
    return [words % {"posts": posts, "more": more, "less": less}]


def _in_the_long_run(hits: int, of: int) -> str:
    return _("In the long run that may be %(share)s.") % {"share": share_words(*interval(hits, of))}


def _too_few() -> str:
    return _("Too few to say yet.")
