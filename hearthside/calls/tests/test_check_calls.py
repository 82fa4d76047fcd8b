"""`hearthside check_calls`: an operator sees what is set up and whether it answers."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hearthside.calls.tests.servers import FakeBigBlueButton, FakeJitsi


def said(**more) -> str:
    out = StringIO()
    call_command("check_calls", stdout=out, **more)
    return out.getvalue()


def test_without_a_server_it_says_so():
    assert "No video server is set up." in said()


def test_a_server_that_answers(jitsi: FakeJitsi, bbb: FakeBigBlueButton):
    assert said().count("answers") == 2


def test_a_server_that_does_not_is_named_with_the_kind_of_trouble_and_no_secret(bbb: FakeBigBlueButton, settings):
    settings.BBB = {**settings.BBB, "secret": "not-the-one"}
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_calls", stdout=out)
    assert "refused" in out.getvalue() and "not-the-one" not in out.getvalue()
