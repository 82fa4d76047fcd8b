"""Small numbers in words, as they begin a sentence."""

from django.utils.translation import gettext_lazy as _

NUMBERS = (_("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight"), _("Nine"), _("Ten"))


def number_words(count: int) -> str:
    """ "Two" to "Ten", in the language of the moment; everything else in figures."""
    return str(NUMBERS[count - 2]) if 2 <= count < len(NUMBERS) + 2 else str(count)
