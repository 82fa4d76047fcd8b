"""The assessment and the account as plain papers: Markdown that prints, diffs and can be handed in."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.kernel.place import place
from hearthside.oversight.claims import Claim
from hearthside.oversight.transparency import Table
from hearthside.ui.words_for_time import date_words


def assessment_paper(claims: list[Claim]) -> str:
    """The duty-of-care assessment: gaps first, each claim with its proof."""
    gaps = [one for one in claims if not one.holds]
    met = [one for one in claims if one.holds]
    lines = [f"# {_('How we look after people')}: {place().name}", "", _dated(), ""]
    lines += [f"## {_('What is missing now')} ({len(gaps)})", "", *map(_line, gaps)] if gaps else []
    lines += ["", f"## {_('What holds now')} ({len(met)})", "", *map(_line, met), ""]
    return "\n".join(lines)


def account_paper(tables: list[Table], year: int) -> str:
    """The account of a year."""
    lines = [f"# {_('What the team did in')} {year}: {place().name}", "", _dated(), ""]
    for table in tables:
        lines += [
            f"## {table.title}",
            "",
            *(f"- {what}: {count}" for what, count in table.rows or [(_("nothing"), "0")]),
            "",
        ]
    return "\n".join(lines)


def _line(claim: Claim) -> str:
    return f"- **{claim.duty}.** {claim.said} {_('See')}: {claim.proof}"


def _dated() -> str:
    return _("Read from the site on %(day)s.") % {"day": date_words(timezone.localdate())}
