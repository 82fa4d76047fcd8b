"""Finds numbers that open an account or name a person to an office: cards, bank accounts, social security, internet addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearthside.words.leaks.leak import Leak, leak

_CARD = re.compile(r"(?<![\w.,-])\d(?:[ -]?\d){11,18}(?![\w-]|[.,]\d)")
_BANK = re.compile(r"(?<![\w-])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}(?![\w-])")
_OFFICE = re.compile(r"(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])")
_MACHINE = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_MACHINE_6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}(?![\w:])")
_DIGITS = re.compile(r"\d")


def accounts(text: str) -> Iterator[Leak]:
    """Card numbers whose check digit fits, bank accounts (IBAN) likewise, US social security numbers, internet addresses."""
    if not _DIGITS.search(text):
        return
    for found in _CARD.finditer(text):
        if _is_card(re.sub(r"\D", "", found.group())):
            yield leak("card", *found.span())
    for found in _BANK.finditer(text):
        if end := _end_of_iban(found.group()):
            yield leak("bank", found.start(), found.start() + end)
    yield from (leak("office", *found.span()) for found in _OFFICE.finditer(text))
    yield from (leak("machine", *found.span()) for found in _MACHINE.finditer(text) if _is_machine(found.group()))
    yield from (leak("machine", *found.span()) for found in _MACHINE_6.finditer(text))


def _is_card(digits: str) -> bool:
    """Luhn's check, and first digits that card makers use for that length."""
    if not re.match(r"[3456]|180|213|22[2-9]|2[3-7]" if len(digits) > 12 else r"5[06-8]|6", digits):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


def _end_of_iban(written: str) -> int:
    """Where an account number whose check fits (ISO 7064) ends; 0 when none begins here. Words may follow it."""
    plain = [(place, letter.upper()) for place, letter in enumerate(written) if letter.isalnum()]
    for length in range(len(plain), 14, -1):
        body = "".join(letter for _, letter in plain[:length])
        if int("".join(str(int(letter, 36)) for letter in body[4:] + body[:4])) % 97 == 1:
            return plain[length - 1][0] + 1
    return 0


def _is_machine(written: str) -> bool:
    parts = [int(part) for part in written.split(".")]
    return all(part < 256 for part in parts) and parts[0] not in (0, 10, 127) and max(parts) > 20
