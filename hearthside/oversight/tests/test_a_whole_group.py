"""Two people may read what a whole group talks about: one conversation a step, each step in the log, everybody in it told."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.http import Http404
from django.utils import timezone

from hearthside.accounts.tests.builders import person, signed_in_client
from hearthside.conversations.tests.builders import first_post, thread
from hearthside.groups.models import Membership, Role
from hearthside.groups.tests.builders import group, member
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.tests.builders import run_jobs
from hearthside.notifications.models import Notice
from hearthside.oversight import access, actions, personal_data, talks, tasks
from hearthside.oversight.models import Opening
from hearthside.oversight.tests.builders import WHY, Scene, scene
from hearthside.oversight.vocabulary import TOLD_AFTER
from hearthside.safety import actions as safety
from hearthside.safety.vocabulary import Reason

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BANNER = "Something sealed is open to you until"


@pytest.fixture
def told() -> Scene:
    return scene()


def a_month_later() -> None:
    with time_machine.travel(timezone.now() + TOLD_AFTER + timedelta(days=1), tick=False):
        tasks.tell_members()
        run_jobs()


def who_was_told(opening: Opening) -> set[UUID]:
    found = Notice.objects.filter(kind="oversight.told", about=opening.pk)
    return set(found.values_list("person_id", flat=True))


def test_from_the_case_to_another_conversation_of_its_group_in_the_browser(told: Scene) -> None:
    other = thread(told.place, told.author, title="The other evening")
    lea, noor = signed_in_client(told.lea), signed_in_client(told.noor)
    lea.post(f"/safety/case/{told.case.pk}/open/", {"purpose": "group", "ground": "harm", "reason": WHY})
    page = f"/safety/openings/{Opening.objects.get().pk}/"
    assert lea.post(f"{page}look/").status_code == 403
    noor.post(f"{page}answer/", {"answer": "agree"})
    assert told.place.name in lea.get(page).content.decode()
    listed = lea.post(f"{page}look/").content.decode()
    assert "The other evening" in listed and first_post(other).body not in listed
    read = lea.post(f"{page}look/", {"talk": str(other.pk)}).content.decode()
    assert first_post(other).body in read
    assert BANNER in lea.get("/me/").content.decode()
    lea.post(f"{page}answer/", {"answer": "end"})
    assert lea.post(f"{page}look/", {"talk": str(other.pk)}).status_code == 403


def test_which_conversation_was_opened_is_in_the_log(told: Scene) -> None:
    opening = told.opened("group")
    actions.read_talk(officer=told.lea, opening=opening, thread_id=told.post.thread_id)
    rows = list(AuditEntry.objects.order_by("number").values_list("verb", "subject"))[-2:]
    assert rows == [
        ("opened_group", f"oversight.opening:{opening.pk}"),
        ("opened_talk", f"conversations.thread:{told.post.thread_id}"),
    ]


@pytest.mark.parametrize("which", ["another group", "nothing", "no id at all"])
def test_only_conversations_of_that_group_are_found(told: Scene, which: str) -> None:
    elsewhere = thread(group("Elsewhere"))
    asked = {"another group": str(elsewhere.pk), "nothing": str(uuid4()), "no id at all": "1 or 1"}[which]
    opening = told.opened("group")
    lea = signed_in_client(told.lea)
    assert lea.post(f"/safety/openings/{opening.pk}/look/", {"talk": asked}).status_code == 404


def test_a_voice_without_a_name_stays_one(told: Scene) -> None:
    talk = actions.read_talk(officer=told.lea, opening=told.opened("group"), thread_id=told.post.thread_id)
    assert told.post.body in talk.lines[0] and told.author.name not in " ".join(talk.lines)


def test_a_long_list_comes_in_pages(told: Scene, monkeypatch) -> None:
    monkeypatch.setattr(talks, "A_PAGE", 2)
    for number in range(4):
        thread(told.place, told.author, title=f"Evening {number}")
    lea, address = signed_in_client(told.lea), f"/safety/openings/{told.opened('group').pk}/look/"
    first, last = (lea.post(address, {"page": number}).content.decode() for number in ("1", "3"))
    assert "Older ones" in first and "Newer ones" not in first
    assert "Older ones" not in last and "Newer ones" in last
    assert lea.post(address, {"page": "99"}).status_code == 200


def test_everybody_whose_words_stood_there_is_told_and_nobody_who_came_later(told: Scene) -> None:
    quiet, gone, later, stranger = person("Quiet"), person("Gone"), person("Later"), person("Stranger")
    member(told.place, quiet), member(told.place, gone)
    thread(told.place, gone)
    Membership.objects.update(joined_on=timezone.localdate() - timedelta(days=9))
    opening = told.opened("group")
    actions.list_talks(officer=told.lea, opening=opening)
    Membership.objects.filter(person=gone).delete()
    Membership.objects.filter(pk=member(told.place, later).pk).update(
        joined_on=timezone.localdate() + timedelta(days=2)
    )
    a_month_later()
    assert who_was_told(opening) - {told.place.leader_id} == {told.author.pk, quiet.pk, gone.pk}
    address = f"/me/safety/opened/{opening.pk}/"
    page = signed_in_client(quiet).get(address).content.decode()
    assert told.place.name in page and "A life may be in danger." in page and WHY not in page
    assert [signed_in_client(one).get(address).status_code for one in (gone, later, stranger)] == [200, 404, 404]
    assert [len(personal_data.export(one)["opened_of_mine"]) for one in (quiet, later)] == [1, 0]


def test_nobody_is_told_of_a_group_that_was_never_read(told: Scene) -> None:
    opening = told.opened("group")
    a_month_later()
    assert who_was_told(opening) == set()


def test_a_case_about_a_group_leads_to_its_talk_and_keeps_its_members_out(told: Scene) -> None:
    made, _route = safety.report(reporter=person(), kind="group", subject_id=told.place.pk, reason=Reason.WORRIED)
    assert access.purposes_for(made.case) == ["disclosure", "group"]
    told.case = made.case
    opening = told.ask("group")
    member(told.place, told.noor)
    assert access.conflicts_of(told.noor, opening) == ["near"]
    assert told.noor not in actions.second_people(opening) and told.otto in actions.second_people(opening)


def test_a_moderator_of_another_group_cannot_ask_for_it(told: Scene) -> None:
    mia = person("Mia")
    member(group("Morning table"), mia, role=Role.MODERATOR)
    assert "group" not in access.purposes_for(told.case, mia)


def test_a_case_about_a_person_has_no_group_to_read(told: Scene) -> None:
    told.case.kind, told.case.subject_id, told.case.scope = "person", told.author.pk, None
    assert "group" not in access.purposes_for(told.case)
    with pytest.raises(Http404):
        talks.talks_in(told.case, 1)
