"""The page of a stream: before, live and after, for members and visitors; with a room beside it that needs a host."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.groups.tests.builders import member
from hearthside.hosted import access as hosted_access
from hearthside.hosted import actions as hosted
from hearthside.hosted.tests.builders import come_in, tonight
from hearthside.kernel.headers import POLICY
from hearthside.kernel.place import change_place
from hearthside.kernel.worker import run_due
from hearthside.notifications.models import Notice
from hearthside.streams.actions import Plan, plan_stream
from hearthside.streams.models import OnScreen, Stream, Yes
from hearthside.streams.tests.builders import LINK, REPLAY, talk

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
VIDEO, CAPTIONS = "https://media.example.org/zq.m3u8", "https://media.example.org/zq.vtt"


def at(one, name: str = "stream") -> str:
    return reverse(f"streams:{name}", args=[one.one.pk])


def client_of(who) -> Client:
    fresh_counters()
    return signed_in_client(who)


def text_of(answer) -> str:
    return answer.content.decode()


def test_before_it_begins_the_page_says_when_and_no_address():
    one = talk()
    text = text_of(client_of(member(one.place).person).get(at(one)))
    assert "It begins:" in text and "zqtalk" not in text


def test_live_by_link_it_is_opened_by_choice_in_a_new_tab():
    one = talk()
    one.goes_live()
    text = text_of(client_of(member(one.place).person).get(at(one)))
    assert f'href="{LINK}" target="_blank" rel="noopener noreferrer nofollow"' in text
    assert "about 1 minute ago" in text and "<video" not in text and "<iframe" not in text


def test_live_as_a_video_it_plays_on_the_page_with_captions_and_only_there(settings):
    settings.STREAM_ORIGINS = ["https://media.example.org"]
    one = talk(plan=Plan(video=VIDEO, captions=CAPTIONS))
    client = client_of(member(one.place).person)
    assert client.get(at(one)).headers["Content-Security-Policy"] == POLICY
    one.goes_live()
    answer = client.get(at(one))
    text = text_of(answer)
    assert f'<source src="{VIDEO}" type="application/vnd.apple.mpegurl">' in text and 'preload="none"' in text
    assert f'<track kind="captions" src="{CAPTIONS}"' in text
    assert answer.headers["Content-Security-Policy"] == f"{POLICY}; media-src https://media.example.org"
    assert client.get("/meetings/").headers["Content-Security-Policy"] == POLICY


def test_a_machine_that_is_no_longer_named_is_not_loaded_from(settings):
    settings.STREAM_ORIGINS = ["https://media.example.org"]
    one = talk(plan=Plan(video=VIDEO))
    one.goes_live()
    settings.STREAM_ORIGINS = []
    answer = client_of(member(one.place).person).get(at(one))
    assert "<video" not in text_of(answer) and answer.headers["Content-Security-Policy"] == POLICY


def test_visitors_watch_what_is_open_to_all_and_nothing_else():
    change_place(is_set_up=True, is_open=True)
    opened, closed = talk(audience="everyone"), talk()
    opened.goes_live()
    text = text_of(Client().get(at(opened)))
    assert LINK in text and "/sign-in/" in text
    assert Client().get(at(closed)).status_code == 404
    assert client_of(person()).get(at(closed)).status_code in (403, 404)


def test_writing_together_opens_with_a_host_only():
    one = talk()
    one.goes_live()
    who = member(one.place).person
    client = client_of(who)
    assert "opens when a host is here" in text_of(client.get(at(one)))
    room = hosted.open_room(actor=one.host, occurrence=one.one)
    assert "Come into the room" in text_of(client.get(at(one)))
    seat = come_in(who, hosted_access.room_of(one.one), "Robin")
    hosted.say(seat=seat, room=hosted_access.room_of(one.one), text="Can you hear me?", once="one")
    assert "Can you hear me?" in text_of(client.get(at(one)))
    assert "Can you hear me?" in text_of(client.get(at(one, "talk")))
    other = member(one.place).person
    assert "Can you hear me?" not in text_of(client_of(other).get(at(one)))
    assert room.pk == one.one.pk


def test_after_it_the_page_says_why_there_is_no_replay_and_names_nobody():
    one = talk()
    (who,) = one.on_screen()
    one.is_over()
    text = text_of(client_of(member(one.place).person).get(at(one)))
    assert "It needs a yes from everybody" in text and who.name not in text and "zqreplay" not in text


def test_with_every_yes_there_is_a_replay_and_without_one_it_is_gone_with_the_next_page():
    one = talk()
    (who,) = one.on_screen()
    one.is_over()
    viewer, mine = client_of(member(one.place).person), client_of(who)
    mine.post(at(one, "say"), {"said": "yes"})
    assert REPLAY in text_of(viewer.get(at(one)))
    assert viewer.get(f"{at(one, 'news')}?was=replay").status_code == 204
    mine.post(at(one, "say"), {"said": "no"})
    assert "zqreplay" not in text_of(viewer.get(at(one)))
    assert viewer.get(f"{at(one, 'news')}?was=replay").headers["HX-Refresh"] == "true"


def test_a_talk_to_watch_again_is_found_from_the_next_one_while_it_may_be_shown():
    one = talk()
    (who,) = one.on_screen()
    one.is_over()
    following = tonight(one.place, kind="lecture")
    viewer, address = client_of(who), reverse("meetings:meeting", args=[following.pk])
    assert at(one) not in text_of(viewer.get(address))
    one.says(who)
    assert at(one) in text_of(viewer.get(address))
    plan_stream(actor=one.host, occurrence=following, plan=Plan(link=LINK))
    assert at(one) in text_of(viewer.get(reverse("streams:stream", args=[following.pk])))
    one.says(who, Yes.NO)
    assert at(one) not in text_of(viewer.get(reverse("streams:stream", args=[following.pk])))


def test_somebody_on_screen_finds_their_question_by_its_notice():
    one = talk()
    (who,) = one.on_screen()
    run_due()
    client = client_of(who)
    assert "You are asked whether a recording with you may be shown." in text_of(client.get("/notices/"))
    assert "May a replay be shown?" in text_of(client.get(at(one)))


def test_a_host_plans_goes_live_names_and_ends_without_scripts():
    one = talk()
    Stream.objects.all().delete()
    client, who = client_of(one.host), member(one.place).person
    assert reverse("streams:plan", args=[one.one.pk]) in text_of(
        client.get(reverse("meetings:meeting", args=[one.one.pk]))
    )
    wrong = client.post(at(one, "plan"), {"link": "http://zqwrong.example/", "delay": "60", "replay": ""})
    assert wrong.status_code == 422 and "zqwrong" in text_of(wrong)
    assert client.post(at(one, "plan"), {"link": LINK, "delay": "60", "replay": ""}).status_code == 302
    client.post(at(one, "begin"))
    assert one.stream.is_live
    nobody = client.post(at(one, "people"), {"names": "Nobody At All"})
    assert nobody.status_code == 422 and "Nobody At All" in text_of(nobody)
    client.post(at(one, "people"), {"names": who.name})
    assert OnScreen.objects.get().said == Yes.ASKED
    client.post(at(one, "end"))
    assert one.stream.ended_at is not None


def test_no_address_title_or_name_leaks():
    one = talk(title="Zqtitle of the talk")
    (who,) = one.on_screen()
    one.is_over()
    one.says(who)
    run_due()
    client = client_of(who)
    page = text_of(client.get(at(one)))
    left = {
        "title": page.partition("<title>")[2].partition("</title>")[0],
        "file": text_of(client.get(reverse("meetings:file", args=[one.one.pk]))),
        "notices": str(list(Notice.objects.values())) + text_of(client.get("/notices/")),
        "memory": repr(getattr(cache, "_cache", {})),
    }
    for where, text in left.items():
        for word in ("zqtalk", "zqreplay", "Zqtitle"):
            assert word not in text, (where, word)


def test_a_page_asks_the_database_as_often_for_many_as_for_one(django_assert_max_num_queries):
    one = talk()
    one.on_screen()
    client = client_of(one.host)
    client.get(at(one))
    with django_assert_max_num_queries(24) as few:
        client.get(at(one))
    one.on_screen(*(member(one.place).person for _ in range(5)))
    with django_assert_max_num_queries(len(few)):
        client.get(at(one))
