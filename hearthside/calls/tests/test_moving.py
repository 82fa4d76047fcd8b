"""Somebody who was asked to leave and stays in the call over there: the call goes on in a new room without them."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from hearthside.calls import actions, tickets
from hearthside.calls.models import Call, Guest, Way
from hearthside.calls.tests.builders import Evening, evening
from hearthside.calls.tests.servers import FakeBigBlueButton, FakeJitsi
from hearthside.calls.tests.test_call_pages import at, client_of, text_of
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotAllowed, NotNow

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def with_somebody_sent_away(way: Way) -> tuple[Evening, Guest, Guest]:
    """A call that is on; somebody who is in it, and somebody in it who was asked to leave."""
    here = evening(way)
    stays, leaves = here.asks(), here.asks()
    here.begin()
    for guest in (stays, leaves):
        here.go(here.fresh(guest))
    actions.remove(actor=here.host, guest=here.fresh(leaves), reason="You shouted.")
    return here, here.fresh(stays), here.fresh(leaves)


def room_of(address: str) -> str:
    return urlsplit(address).path


def test_everybody_else_has_a_link_to_another_room(jitsi: FakeJitsi):
    here, stays, leaves = with_somebody_sent_away(Way.JITSI)
    before = here.call().room.reveal()
    actions.move(actor=here.host, call=here.call())
    assert before not in room_of(here.go(stays))
    assert tickets.live_of(leaves) is None


def test_a_link_to_the_room_before_works_no_more(jitsi: FakeJitsi):
    here, _stays, _leaves = with_somebody_sent_away(Way.JITSI)
    late = here.asks()
    secret = here.secret(late)
    actions.move(actor=here.host, call=here.call())
    with pytest.raises(NotAllowed):
        here.go(late, secret)


def test_whoever_was_asked_to_leave_cannot_follow(jitsi: FakeJitsi):
    here, _stays, leaves = with_somebody_sent_away(Way.JITSI)
    actions.move(actor=here.host, call=here.call())
    with pytest.raises(NotAllowed):
        actions.fresh_link(guest=leaves, call=here.call())
    page = text_of(client_of(leaves.person).get(at(here)))
    assert "new room" not in page and "You shouted." in page


def test_bigbluebutton_sends_everybody_out_of_the_room_before(bbb: FakeBigBlueButton):
    here, stays, _leaves = with_somebody_sent_away(Way.BBB)
    before = here.call().room.reveal()
    actions.move(actor=here.host, call=here.call())
    assert bbb.ended == [before]
    assert here.call().room.reveal() in here.go(stays) and before not in here.go(here.asks())


def test_two_hosts_who_press_at_once_move_it_once(jitsi: FakeJitsi):
    here, stays, _leaves = with_somebody_sent_away(Way.JITSI)
    actions.move(actor=here.host, call=here.call())
    secret = here.secret(stays)
    actions.move(actor=here.host, call=here.call())
    assert here.go(stays, secret)
    assert AuditEntry.objects.filter(verb="calls.moved").count() == 1


def test_it_can_move_again_later(jitsi: FakeJitsi):
    here, _stays, _leaves = with_somebody_sent_away(Way.JITSI)
    actions.move(actor=here.host, call=here.call())
    Call.objects.update(moved_at=timezone.now() - timedelta(minutes=1))
    first = here.call().room.reveal()
    actions.move(actor=here.host, call=here.call())
    assert here.call().room.reveal() != first


def test_while_the_server_is_silent_everything_stays_as_it_is(bbb: FakeBigBlueButton):
    here, _stays, _leaves = with_somebody_sent_away(Way.BBB)
    before, bbb.mode = here.call().room.reveal(), "broken"
    with pytest.raises(NotNow):
        actions.move(actor=here.host, call=here.call())
    assert here.call().room.reveal() == before and here.call().is_on


@pytest.mark.parametrize("way", [Way.LINK, Way.PHONE])
def test_what_is_not_ours_cannot_move(way: Way):
    here = evening(way)
    here.asks()
    here.begin()
    with pytest.raises(NotNow):
        actions.move(actor=here.host, call=here.call())


def test_a_call_that_is_not_on_cannot_move(jitsi: FakeJitsi):
    here = evening(Way.JITSI)
    here.asks()
    with pytest.raises(NotNow):
        actions.move(actor=here.host, call=here.call())


def test_the_pages_lead_everybody_over(jitsi: FakeJitsi):
    here, stays, _leaves = with_somebody_sent_away(Way.JITSI)
    host = client_of(here.host)
    assert "Go on in a new room" in text_of(host.get(at(here)))
    assert "The call goes on in a new room" in text_of(host.post(at(here, "lead", verb="move"), follow=True))
    page = text_of(client_of(stays.person).get(at(here)))
    assert "Please leave the room before" in page and "Open the call" in page


def test_nothing_is_said_of_it_while_nobody_was_asked_to_leave(jitsi: FakeJitsi):
    here = evening(Way.JITSI)
    here.asks()
    here.begin()
    assert "new room" not in text_of(client_of(here.host).get(at(here))).replace("or go on in a new room", "")
