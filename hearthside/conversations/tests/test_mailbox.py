"""The mailbox of a post: how the team and an author nobody knows hear each other."""

import pytest

from hearthside.accounts.tests.builders import person
from hearthside.conversations import actions
from hearthside.conversations.models import Letter, Post
from hearthside.conversations.tests.builders import WORRYING, reply, thread
from hearthside.groups.models import Role
from hearthside.groups.tests.builders import member
from hearthside.kernel.refusals import Refusal
from hearthside.safety import actions as safety
from hearthside.safety.models import Case, CaseStep

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def removed() -> tuple[object, Post, Case]:
    talk = thread()
    writer, moderator = member(talk.group).person, member(talk.group, role=Role.MODERATOR).person
    post = reply(talk, writer, WORRYING, is_anonymous=True)
    case = Case.objects.get(kind="post", subject_id=post.pk)
    safety.decide(moderator=moderator, case=case, verb="remove", version=case.version, rule="kind_words", reason="Why.")
    return writer, Post.objects.select_related("thread").get(pk=post.pk), case


def test_an_anonymous_author_can_ask_for_a_second_look_at_removed_words(removed):
    writer, post, case = removed
    actions.answer_letter(author=writer, post=post, text="I see it differently.")
    step = CaseStep.objects.filter(case=case).order_by("-at").first()
    assert (step.verb, step.actor) == ("appealed", None)


def test_a_closed_case_stands_open_again_when_the_author_answers(removed):
    writer, post, case = removed
    Case.objects.filter(pk=case.pk).update(state="closed", outcome="removed")
    actions.answer_letter(author=writer, post=post, text="I see it differently.")
    assert Case.objects.get(pk=case.pk).state == "open"


def test_nobody_else_answers_in_a_mailbox(removed):
    _writer, post, _case = removed
    with pytest.raises(Refusal):
        actions.answer_letter(author=person(), post=post, text="Not mine.")
    assert not Letter.objects.filter(post=post, sender=None).exists()


def test_the_row_of_an_answer_names_nobody(removed):
    writer, post, _case = removed
    letter = actions.answer_letter(author=writer, post=post, text="I see it differently.")
    assert letter.sender_id is None
    assert Post.objects.get(pk=post.pk).author_id is None
