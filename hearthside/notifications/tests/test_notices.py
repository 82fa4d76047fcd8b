"""Notices are calm: words without content, only for those who may see, and no mail unless asked for."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hearthside.accounts.models import Person, SealedEmail, State
from hearthside.accounts.tests.builders import fresh_counters, person, signed_in_client
from hearthside.kernel import worker
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications import actions, hours, kinds, personal_data, queries, tasks
from hearthside.notifications.kinds import Kind, Together
from hearthside.notifications.models import Notice, Wishes
from hearthside.ui.words_for_numbers import number_words

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
EVENING = datetime(2026, 6, 3, 17, 10, tzinfo=UTC)
"""Ten past six in London, when a digest is sent unless another hour is chosen."""
hidden: set[tuple[UUID, UUID]] = set()
PLACE = uuid4()


@pytest.fixture(autouse=True)
def a_kind_of_notice() -> Iterator[None]:
    fresh_counters()
    hidden.clear()
    said = {"phrase": lambda: "There are new words for you.", "address": lambda about: f"/about/{about}/"}
    kinds.register(Kind("test.news", may_see=may_see, place=lambda _about: PLACE, **said))
    kinds.register(Kind("test.work", may_see=may_see, together=Together(many, lambda: "/queue/"), **said))
    kinds.register(Kind("test.safety", may_see=may_see, place=lambda _about: PLACE, is_safety=True, **said))
    yield
    for name in ("test.news", "test.safety", "test.work"):
        kinds._kinds.pop(name)


def many(count: int) -> str:
    return f"{number_words(count)} things wait for you."


def may_see(someone: Person, about: UUID) -> bool:
    return (someone.pk, about) not in hidden


def told(someone: Person, kind: str = "test.news", about: UUID | None = None) -> UUID:
    about = about or uuid4()
    actions.tell([someone], kind, about=about)
    run_jobs()
    return about


def test_somebody_who_is_told_finds_one_notice_to_the_minute() -> None:
    ava = person()
    about = told(ava)
    told(ava, about=about)
    notice = Notice.objects.get(person=ava, about=about)
    assert (notice.created_at.second, notice.created_at.microsecond) == (0, 0)


def test_telling_costs_one_statement_for_many_people(django_assert_num_queries: object) -> None:
    people = [uuid4() for _ in range(100)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        actions.tell(people, "test.news", about=uuid4())


def test_a_kind_that_nobody_registered_is_refused() -> None:
    with pytest.raises(LookupError):
        actions.tell([person()], "test.unknown", about=uuid4())


def test_the_one_who_did_it_is_left_out() -> None:
    ava, ben = person(), person()
    actions.tell([ava, ben.pk], "test.news", about=uuid4(), but_not=[ava])
    run_jobs()
    assert [row.person_id for row in Notice.objects.all()] == [ben.pk]


def test_whoever_may_not_see_it_when_the_job_runs_is_not_told() -> None:
    ava, about = person(), uuid4()
    actions.tell([ava], "test.news", about=about)
    hidden.add((ava.pk, about))
    run_jobs()
    assert not Notice.objects.exists()


def test_what_is_hidden_later_disappears_from_the_page_and_opens_no_more() -> None:
    ava = person()
    client, about = signed_in_client(ava), told(ava)
    notice = Notice.objects.get()
    assert "There are new words" in client.get("/notices/").content.decode()
    hidden.add((ava.pk, about))
    assert "There are new words" not in client.get("/notices/").content.decode()
    assert client.get(f"/notices/{notice.pk}/").status_code == 404


def test_a_closed_account_is_not_told() -> None:
    told(person(state=State.CLOSED))
    assert not Notice.objects.exists()


def test_a_muted_group_is_silent_except_about_safety() -> None:
    ava = person()
    signed_in_client(ava).post(f"/notices/mute/{PLACE}/")
    told(ava)
    assert not Notice.objects.exists()
    told(ava, "test.safety")
    assert Notice.objects.count() == 1


def test_a_break_is_silent_except_about_safety_until_it_ends() -> None:
    ava = person()
    client = signed_in_client(ava)
    client.post("/me/break/", {"wish": "away"})
    told(ava)
    assert not Notice.objects.filter(person=ava).exists()
    told(ava, "test.safety")
    assert [one.kind for one in Notice.objects.filter(person=ava)] == ["test.safety"]
    assert "You are on a break" in client.get("/notices/").content.decode()
    client.post("/me/break/", {"wish": "back"})
    told(ava)
    assert Notice.objects.filter(person=ava, kind="test.news").exists()


def test_a_break_does_not_lift_a_pause_by_the_team() -> None:
    ava = person(state=State.PAUSED)
    for wish in ("away", "back"):
        assert signed_in_client(ava).post("/me/break/", {"wish": wish}).status_code == 403
    ava.refresh_from_db()
    assert ava.state == State.PAUSED


def test_a_muted_group_can_be_heard_again() -> None:
    ava = person()
    client = signed_in_client(ava)
    client.post(f"/notices/mute/{PLACE}/")
    client.post(f"/notices/mute/{PLACE}/", {"again": "yes"})
    told(ava)
    assert Notice.objects.count() == 1


def test_opening_a_notice_leads_on_and_it_is_new_no_more() -> None:
    ava = person()
    client, about = signed_in_client(ava), told(ava)
    assert client.get(f"/notices/{Notice.objects.get().pk}/").url == f"/about/{about}/"
    assert Notice.objects.get().is_seen


def test_a_notice_of_somebody_else_is_not_found() -> None:
    told(person())
    client = signed_in_client(person())
    assert client.get(f"/notices/{Notice.objects.get().pk}/").status_code == 404
    client.post("/notices/seen/")
    assert not Notice.objects.get().is_seen


def test_the_page_has_no_numbers_of_notices() -> None:
    ava = person("Ava")
    for _ in range(7):
        told(ava)
    page = signed_in_client(ava).get("/notices/").content.decode()
    assert page.count("There are new words") == 7
    main = page.partition("<main")[2].partition("</main>")[0]
    assert ">7<" not in main and "(7)" not in main and "7 new" not in main


def pages_of(someone: Person) -> tuple[Client, str]:
    client = signed_in_client(someone)
    return client, client.get("/notices/").content.decode()


def test_work_that_waits_is_one_line_with_its_number_in_words_and_leads_to_the_queue() -> None:
    ava = person()
    about = [told(ava, "test.work") for _ in range(6)]
    client, page = pages_of(ava)
    assert page.count("Six things wait for you.") == 1
    assert "There are new words" not in page
    [address] = re.findall(r'href="(/notices/[0-9a-f-]+/all/)"', page)
    assert client.get(address).url == "/queue/"
    assert not Notice.objects.filter(is_seen=False).exists()
    hidden.update((ava.pk, one) for one in about[:5])
    assert "There are new words" in client.get("/notices/").content.decode()


def test_what_is_new_and_what_was_seen_are_two_lines() -> None:
    ava = person()
    told(ava, "test.work"), told(ava, "test.work")
    Notice.objects.update(is_seen=True)
    told(ava, "test.work"), told(ava, "test.work"), told(ava, "test.work")
    page = pages_of(ava)[1]
    assert page.index("Three things wait for you.") < page.index("Earlier") < page.index("Two things wait for you.")


def test_a_queue_is_opened_from_ones_own_notices_only_and_not_for_a_kind_told_one_by_one() -> None:
    ava, ben = person(), person()
    told(ava, "test.work"), told(ben)
    queue, single = Notice.objects.get(person=ava), Notice.objects.get(person=ben)
    assert signed_in_client(ben).get(f"/notices/{queue.pk}/all/").status_code == 404
    assert signed_in_client(ben).get(f"/notices/{single.pk}/all/").status_code == 404


@given(start=st.integers(0, 23), end=st.integers(0, 23), asked=st.integers(0, 23))
def test_a_digest_is_never_sent_in_quiet_hours(start: int, end: int, asked: int) -> None:
    wishes = Wishes(quiet_from=start, quiet_until=end, digest_hour=asked)
    assert not hours.is_quiet(hours.sends_at(wishes), wishes)


@given(start=st.integers(0, 23), end=st.integers(0, 23))
def test_quiet_hours_last_from_their_start_to_their_end(start: int, end: int) -> None:
    wishes = Wishes(quiet_from=start, quiet_until=end)
    assert sum(hours.is_quiet(hour, wishes) for hour in range(24)) == (end - start) % 24


@pytest.fixture
def sends_mail(settings: object) -> None:
    settings.EMAIL_HOST = "mail.example"  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]


def somebody_with_mail(**wishes: object) -> Person:
    ava = person()
    SealedEmail.objects.create(person=ava, address="ava@example.org", blind=b"x" * 32, is_verified=True)
    Wishes.objects.create(person=ava, wants_digest=True, **wishes)
    return ava


def at(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        tasks.queue_digests()
        tasks.queue_digests()
        while worker.run_next():
            pass


@pytest.mark.usefixtures("sends_mail")
def test_one_neutral_mail_a_day_says_nothing_of_what_it_is_about() -> None:
    ava = somebody_with_mail()
    told(ava), told(ava)
    for _ in range(6):
        told(ava, "test.work")
    at(EVENING)
    at(EVENING + timedelta(minutes=30))
    assert [letter.subject for letter in mail.outbox] == ["You have a new message"]
    assert "new words" not in mail.outbox[0].body and "things wait" not in mail.outbox[0].body
    assert mail.outbox[0].to == ["ava@example.org"]


@pytest.mark.usefixtures("sends_mail")
def test_no_mail_without_asking_without_news_or_when_it_was_hidden_meanwhile() -> None:
    told(person())
    somebody_with_mail()
    ben = somebody_with_mail()
    hidden.add((ben.pk, told(ben)))
    at(EVENING)
    assert mail.outbox == []


@pytest.mark.usefixtures("sends_mail")
def test_no_mail_in_a_break() -> None:
    ava = somebody_with_mail()
    told(ava)
    Person.objects.filter(pk=ava.pk).update(state=State.RESTING)
    at(EVENING)
    assert mail.outbox == []


def test_no_mail_at_another_hour() -> None:
    told(somebody_with_mail())
    at(EVENING - timedelta(hours=2))
    assert mail.outbox == []


@pytest.mark.usefixtures("sends_mail")
def test_a_mail_that_failed_is_sent_later(monkeypatch: pytest.MonkeyPatch) -> None:
    ava = somebody_with_mail()
    told(ava)
    with time_machine.travel(EVENING, tick=False):
        monkeypatch.setattr(tasks, "send_mail", fails)
        with pytest.raises(OSError):
            tasks.send_digest(str(ava.pk), "2026-06-03")
        monkeypatch.undo()
        tasks.send_digest(str(ava.pk), "2026-06-03")
    assert len(mail.outbox) == 1


def fails(*_args: object) -> None:
    raise OSError


@pytest.mark.usefixtures("sends_mail")
def test_after_thirty_days_away_one_kind_note_and_then_silence() -> None:
    ava = somebody_with_mail()
    for day in range(40):
        with time_machine.travel(EVENING + timedelta(days=day), tick=False):
            Notice.objects.create(person=ava, kind="test.news", about=uuid4())
        at(EVENING + timedelta(days=day))
    assert len(mail.outbox) == 31
    assert "will not write again" in mail.outbox[-1].body
    assert all("will not write again" not in letter.body for letter in mail.outbox[:-1])


@pytest.mark.usefixtures("sends_mail")
def test_somebody_who_comes_back_hears_again() -> None:
    ava = somebody_with_mail(is_silent=True, waiting_since=EVENING.date())
    signed_in_client(ava).get("/notices/")
    told(ava)
    at(EVENING)
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("sends_mail")
def test_wishes_are_kept_and_odd_hours_refused() -> None:
    ava = person()
    client = signed_in_client(ava)
    wish = {"wants_digest": "on", "digest_hour": "8", "quiet_from": "22", "quiet_until": "7"}
    assert client.post("/me/notices/", wish).status_code == 302
    assert client.post("/me/notices/", {**wish, "digest_hour": "24"}).status_code == 422
    kept = queries.wishes_of(ava)
    assert (kept.wants_digest, kept.digest_hour, kept.quiet_from, kept.quiet_until) == (True, 8, 22, 7)


def test_old_notices_are_dropped() -> None:
    ava = person()
    told(ava)
    Notice.objects.update(created_at=EVENING - timedelta(days=400))
    tasks.drop_old_notices()
    assert not Notice.objects.exists()


def test_a_copy_and_an_erasure_hold_everything() -> None:
    ava = person()
    told(ava)
    actions.mute_place(person=ava, place=PLACE)
    assert personal_data.export(ava)["muted_places"] == [str(PLACE)]
    personal_data.erase(ava)
    assert not any(model.objects.exists() for model in personal_data.MODELS)


def test_a_visitor_is_sent_to_sign_in() -> None:
    assert Client().get("/notices/").url == "/sign-in/?next=/notices/"
