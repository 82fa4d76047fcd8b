"""The service clock is counted from the log, and says nothing of a few."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hearthside.accounts.tests.builders import person
from hearthside.kernel import audit
from hearthside.kernel.models import AuditEntry
from hearthside.safety.models import Case, CaseStep
from hearthside.safety.service import clock_of, service_clock
from hearthside.safety.tests.builders import case, notes
from hearthside.safety.vocabulary import Level

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BEGAN = timezone.now() - timedelta(days=3)


@pytest.fixture(autouse=True)
def subject():
    notes()


def minutes(*numbers: int) -> list[timedelta]:
    return [timedelta(minutes=number) for number in numbers]


def opened(level: str, *, looked: int | None = None, taken: int | None = None) -> Case:
    """A case opened three days ago, looked at and taken so many minutes later."""
    one = case(level)
    Case.objects.filter(pk=one.pk).update(opened_at=BEGAN)
    if looked is not None:
        entry = audit.record("somebody", "case_opened", one)
        AuditEntry.objects.filter(pk=entry.pk).update(at=BEGAN + timedelta(minutes=looked))
    if taken is not None:
        CaseStep.objects.create(case=one, verb="take", at=BEGAN + timedelta(minutes=taken))
    return one


def row(level: str):
    return next(one for one in service_clock() if one.level == level)


def test_the_middle_and_the_slow_end():
    found = clock_of(minutes(1, 2, 3, 4, 5, 6, 7, 8, 9, 100), timedelta(minutes=5))
    assert (found.p50, found.p90, found.within) == (timedelta(minutes=5), timedelta(minutes=9), 50)


def test_fewer_than_five_are_a_number_and_no_more():
    assert clock_of(minutes(1, 2, 3, 4)) == clock_of(minutes(9, 9, 9, 9))


def test_the_first_look_and_the_answer_come_from_the_log():
    for number in range(1, 6):
        opened("red", looked=number, taken=10 * number)
    found = row(Level.RED)
    assert (found.first_look.p50, found.answer.p90) == (timedelta(minutes=3), timedelta(minutes=50))


def test_only_the_first_look_counts():
    for _ in range(5):
        one = opened("red", looked=2)
        entry = audit.record("somebody", "case_opened", one)
        AuditEntry.objects.filter(pk=entry.pk).update(at=BEGAN + timedelta(minutes=500))
    assert row(Level.RED).first_look.p90 == timedelta(minutes=2)


def test_words_held_by_the_reader_count_from_the_opening_and_by_people_from_their_step():
    for _ in range(5):
        one = opened("amber")
        CaseStep.objects.create(case=one, verb="release", at=BEGAN + timedelta(minutes=30))
        CaseStep.objects.create(case=one, verb="hold", at=BEGAN + timedelta(minutes=60))
        CaseStep.objects.create(case=one, verb="remove", at=BEGAN + timedelta(minutes=70))
    assert (row(Level.AMBER).hold.count, row(Level.AMBER).hold.p50) == (10, timedelta(minutes=10))


def test_old_cases_are_not_counted():
    for _ in range(5):
        opened("red", looked=1)
    Case.objects.update(opened_at=timezone.now() - timedelta(days=31))
    assert row(Level.RED).first_look.count == 0


def test_it_asks_as_many_questions_for_one_as_for_many(django_assert_num_queries):
    for _ in range(40):
        opened("red", looked=1, taken=2)
    with django_assert_num_queries(4):
        service_clock()


def test_the_page_says_it_in_words(client):
    for number in range(1, 6):
        opened("crisis", looked=number)
    client.force_login(person(is_operator=True))
    page = client.get(reverse("safety:clock")).content.decode()
    assert "half within 3 minutes, nine of ten within 5 minutes" in page
    assert "fewer than 5, not shown" in page


def test_the_clock_is_for_everybody_where_the_operator_chose_that(client, settings) -> None:
    address = reverse("safety:public_clock")
    assert client.get(address).status_code == 404 and address not in client.get("/hours/").content.decode()
    settings.SERVICE_CLOCK_IS_PUBLIC = True
    assert "The service clock" in client.get(address).content.decode()
    assert address in client.get("/hours/").content.decode()


def test_everybody_reads_what_leads_read_and_nothing_about_a_few(client, settings) -> None:
    settings.SERVICE_CLOCK_IS_PUBLIC = True
    for _turn in range(4):
        opened("red", looked=3)
    page = client.get(reverse("safety:public_clock")).content.decode()
    assert "fewer than 5, not shown" in page and "half within" not in page
