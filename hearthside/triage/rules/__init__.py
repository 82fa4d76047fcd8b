"""The fast rule layer: reads a text for risk and harm with plain patterns. Pure, in-process, keeps nothing."""

from hearthside.triage.rules.reading import LONGEST_TEXT, read
from hearthside.triage.rules.shapes import HARMS, LEVELS, WHY, Level, Reading, Reason

__all__ = ["HARMS", "LEVELS", "LONGEST_TEXT", "WHY", "Level", "Reading", "Reason", "read"]
