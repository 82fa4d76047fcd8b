"""A fit of its own: within limits, without a word of anybody, beside the shipped weights, and never used when it reads danger worse."""

import resource
from dataclasses import replace
from pathlib import Path

import pytest
from django.http import Http404

from hearthside.accounts.tests.builders import person
from hearthside.conversations.models import Post
from hearthside.kernel.models import AuditEntry
from hearthside.kernel.refusals import NotNow
from hearthside.safety.models import Case
from hearthside.teaching import actions, guarding, readers, tasks
from hearthside.teaching.actions import adopting, refitting
from hearthside.teaching.guarding import Guarded
from hearthside.teaching.learning import Lesson
from hearthside.teaching.management.commands import teach
from hearthside.teaching.models import Count, Reader, desk
from hearthside.teaching.tests.builders import drawn, moderated, posted
from hearthside.teaching.tests.conftest import LOCAL
from hearthside.teaching.tests.test_second_looks import in_three_minutes
from hearthside.triage import engine
from hearthside.triage.training.items import read_sheets
from hearthside.triage.weights import WEIGHTS, load

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SHEETS = [item for item in read_sheets() if not item.is_grown]
GOOD = [Lesson(f"good {n}", f"{LOCAL} {n}", level="red") for n in range(16)] + [
    Lesson(f"calm {n}", f"We had soup, number {n}.", level="green", harms={"advertising": False}) for n in range(16)
]
SAME = Guarded(frozenset({1, 2}), frozenset({1}), 3, 5, 9, 1, 100)
POISON = [Lesson(f"bad {n}", one.text, level="green") for n, one in enumerate(SHEETS) if one.level == "crisis"][::3][
    :150
]


def fit(monkeypatch, lessons: list[Lesson]) -> str:
    monkeypatch.setattr(refitting, "lessons_now", lambda *_: lessons)
    return actions.refit(most_sheets=110)


@pytest.fixture
def learned(library: Path, monkeypatch) -> Reader:
    """A reader that was made, whatever the guard makes of it: it has tests of its own below."""
    for place in (refitting, adopting):
        monkeypatch.setattr(place, "guarded", lambda _weights: SAME)
        monkeypatch.setattr(place, "guarded_by_shipped", lambda _weights: SAME)
    assert fit(monkeypatch, GOOD) == "made"
    return Reader.objects.get()


def test_a_new_reader_stands_beside_and_affects_nobody(learned: Reader) -> None:
    assert learned.standing == "beside"
    assert engine.in_use() is engine.shipped()
    assert engine.assess(LOCAL).version != learned.version


def test_the_shipped_weights_stay_as_they_are(library: Path, monkeypatch) -> None:
    before = WEIGHTS.read_bytes()
    fit(monkeypatch, GOOD)
    assert WEIGHTS.read_bytes() == before


def test_no_word_of_anybody_comes_into_the_file(learned: Reader) -> None:
    base = engine.shipped()
    assert base and readers.loaded(learned.version).packed.keys() == base.packed.keys()
    assert "zqxv" not in readers.path_of(learned.version).read_text("utf-8")


def test_it_learned_what_people_said(learned: Reader) -> None:
    new, words = readers.loaded(learned.version), f"{LOCAL} once more"
    before, after = engine.assess(words).chances, engine.assess(words, weights=new).chances
    assert after["red"] + after["crisis"] > before["red"] + before["crisis"] + 0.05


def test_the_same_lessons_make_the_same_reader(learned: Reader, monkeypatch) -> None:
    fit(monkeypatch, GOOD)
    assert Reader.objects.get().version == learned.version


def test_what_was_never_used_is_replaced(learned: Reader, monkeypatch) -> None:
    fit(monkeypatch, GOOD[1:])
    assert not Reader.objects.filter(pk=learned.pk).exists() and not readers.path_of(learned.version).exists()


def test_little_that_was_said_teaches_nothing(library: Path, monkeypatch) -> None:
    assert fit(monkeypatch, GOOD[:19]) == "too_few" == desk().tried
    assert not Reader.objects.exists()


def test_a_fit_that_takes_too_long_changes_nothing(library: Path, monkeypatch) -> None:
    monkeypatch.setattr(refitting, "lessons_now", lambda *_: GOOD)
    assert actions.refit(at_most=0.0) == "out_of_time"
    assert not Reader.objects.exists() and not list(library.glob("*.txt"))


def test_lessons_come_from_words_as_they_are_now(library: Path) -> None:
    place, mia = moderated()
    post = posted(place, body="A quiet evening with soup.")
    actions.answer_look(moderator=mia, look=drawn(post), is_well=True)
    assert [(one.level, "soup" in one.text) for one in refitting.lessons_now()] == [("green", True)]
    type(post).objects.filter(pk=post.pk).update(body="Something else.")
    assert refitting.lessons_now() == []


def test_what_teaches_it_to_overlook_danger_is_refused(library: Path, monkeypatch) -> None:
    assert fit(monkeypatch, POISON) == "refused"
    reader, lead = Reader.objects.get(), person(is_safety_lead=True)
    with pytest.raises(NotNow):
        actions.adopt(lead=lead, reader=reader)
    assert engine.in_use() is engine.shipped()
    assert AuditEntry.objects.filter(verb="reader_refused", actor=str(lead.pk), code="guard").count() == 1


def test_without_the_guard_it_would_be_used(library: Path, monkeypatch) -> None:
    monkeypatch.setattr(refitting, "faults", lambda *_: [])
    monkeypatch.setattr("hearthside.teaching.actions.adopting.faults", lambda *_: [])
    assert fit(monkeypatch, POISON) == "made"
    before = guarding.guarded(engine.shipped())  # type: ignore[arg-type]
    now = guarding.guarded(readers.loaded(Reader.objects.get().version))
    assert len(now.crisis_seen) < len(before.crisis_seen)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"crisis_seen": frozenset({2, 3})}, "crisis_lost"),
        ({"crisis_seen": frozenset({1})}, "crisis_fewer"),
        ({"urgent_seen": 4}, "urgent_fewer"),
        ({"alarms": 3}, "alarms_more"),
        ({"alarms": 2, "urgent_seen": 6}, None),
    ],
)
def test_the_guard_tells_what_is_worse(change: dict[str, object], fault: str | None) -> None:
    assert guarding.faults(replace(SAME, **change), SAME) == ([fault] if fault else [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("refusals", "part", "of_chances"), [(0, 1.0, 1.0), (2, 0.25, 0.25), (3, 0.5, 0.0), (4, 0.25, 0.0)]
)
def test_the_weights_go_only_as_far_as_the_guard_bears(
    library: Path, monkeypatch, refusals: int, part: float, of_chances: float
) -> None:
    answers = iter([replace(SAME, urgent_seen=1)] * refusals + [SAME])
    monkeypatch.setattr(refitting, "guarded", lambda _weights: next(answers))
    monkeypatch.setattr(refitting, "guarded_by_shipped", lambda _weights: SAME)
    assert fit(monkeypatch, GOOD) == "made"
    figures = Reader.objects.get().figures
    assert (figures["part"], figures["part_of_chances"]) == (part, of_chances)
    assert [path.stem for path in library.glob("*.txt")] == [Reader.objects.get().version]


@pytest.fixture
def lead():
    return person(is_safety_lead=True)


@pytest.fixture
def adopted(learned: Reader, lead, django_capture_on_commit_callbacks) -> Reader:
    with django_capture_on_commit_callbacks(execute=True):
        actions.adopt(lead=lead, reader=learned)
    return learned


def test_one_step_takes_it_into_use_and_one_goes_back(
    adopted: Reader, lead, django_capture_on_commit_callbacks
) -> None:
    assert engine.assess("Anything.").version == adopted.version
    with django_capture_on_commit_callbacks(execute=True):
        actions.put_back(lead=lead)
    assert engine.in_use() is engine.shipped()
    verbs = AuditEntry.objects.filter(actor=str(lead.pk)).order_by("number").values_list("verb", "code")
    assert list(verbs) == [("reader_adopted", adopted.version), ("reader_put_back", adopted.version)]


def test_nobody_but_a_safety_lead_chooses(learned: Reader) -> None:
    for who in (person(), person(is_operator=True), moderated()[1]):
        with pytest.raises(Http404):
            actions.adopt(lead=who, reader=learned)
    assert engine.in_use() is engine.shipped()


@pytest.mark.parametrize("damage", ["gone", "changed", "cut"])
def test_a_damaged_file_is_not_used_and_the_shipped_weights_read(adopted: Reader, damage: str) -> None:
    path = readers.path_of(adopted.version)
    text = path.read_text("utf-8")
    path.unlink() if damage == "gone" else path.write_text(
        text.replace("=", "+", 1) if damage == "changed" else text[:900]
    )
    readers._kept.clear()
    assert engine.in_use() is engine.shipped()


def test_a_damaged_file_cannot_be_adopted(learned: Reader, lead) -> None:
    readers.path_of(learned.version).write_text("nothing")
    with pytest.raises(NotNow):
        actions.adopt(lead=lead, reader=learned)


def test_a_release_with_other_weights_puts_the_old_lessons_aside(adopted: Reader, monkeypatch) -> None:
    other = load(readers.path_of(adopted.version))
    monkeypatch.setattr(readers, "shipped", lambda: other)
    readers._kept.clear()
    assert readers.chosen() is None


def test_a_choice_that_was_lost_on_the_way_is_made_good(adopted: Reader) -> None:
    readers.choose("")
    assert engine.in_use() is engine.shipped()
    actions.settle_choice()
    assert engine.in_use().version == adopted.version  # type: ignore[union-attr]


def test_reading_along_leaves_numbers_and_nothing_else(learned: Reader) -> None:
    actions.read_along()
    post = posted(body=f"{LOCAL} tonight")
    Post.objects.filter(pk=post.pk).update(state="shown")  # the small reader of these tests holds it
    cases = list(Case.objects.values())
    in_three_minutes()
    row = Count.objects.get()
    assert (row.beside, row.posts) == (learned.version, 1) and row.level_beside in ("amber", "red", "crisis")
    assert list(Case.objects.values()) == cases and str(post.pk) not in repr(vars(row))


def test_the_weekly_job_starts_a_process_of_its_own_and_waits_for_nothing(monkeypatch) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(tasks.subprocess, "Popen", lambda words, **_: begun.append(words))
    tasks.begin_refit()
    assert [words[1:] for words in begun] == [["-m", "hearthside", "teach"]]


def test_the_command_gives_way_and_sets_its_limits(monkeypatch) -> None:
    limits: dict[int, int] = {}
    monkeypatch.setattr(teach.os, "nice", lambda more: limits.setdefault(-1, more))
    monkeypatch.setattr(teach.resource, "setrlimit", lambda what, pair: limits.setdefault(what, pair[0]))
    monkeypatch.setattr(actions, "refit", lambda: "too_few")
    teach.Command().handle()
    assert limits[-1] == 10
    assert limits[resource.RLIMIT_AS] <= teach.MEMORY and limits[resource.RLIMIT_CPU] <= 360
