"""The console and the sheet on paper, and what comes after a meeting."""

from hearthside.facilitating.views.after import felt, log, onward
from hearthside.facilitating.views.leading import console, lead, sheet, step_in

__all__ = ["console", "felt", "lead", "log", "onward", "sheet", "step_in"]
