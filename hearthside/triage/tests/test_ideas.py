"""Ideas with gaps, short answers beside what was asked, and made-up or broken words."""

import pytest

from hearthside.triage.answers import LONGEST, signs_of_answer
from hearthside.triage.chances import STEPS
from hearthside.triage.features import features_of
from hearthside.triage.harm_ideas import HARM_IDEAS
from hearthside.triage.ideas import IDEAS, ideas_in
from hearthside.triage.rules.normalising import normalise
from hearthside.triage.rules.reading import read_with_notes
from hearthside.triage.sentences import sentences
from hearthside.triage.shapes import ALL_HARMS
from hearthside.triage.training.table import row_of, seen_by
from hearthside.words.sieve import Sifted


def ideas(text):
    plain = text.lower()
    return [{each[1:] for each in found} for found in ideas_in(Sifted(plain), sentences(plain))]


@pytest.mark.parametrize(
    ("text", "idea"),
    [
        ("I really can't picture myself at forty.", "no_future"),
        ("My parents would be so much happier.", "better_without"),
        ("I gave all the records to my cousin.", "give_away"),
        ("She isn't answering her phone.", "unreached"),
        ("My healer died in the raid.", "game"),
    ],
)
def test_an_idea_is_seen_across_a_gap(text, idea):
    assert idea in ideas(text)[0] and idea not in ideas("We had tea.")[0]


def harm_ideas(text):
    plain = text.lower()
    return {each[1:] for found in ideas_in(Sifted(plain), sentences(plain), HARM_IDEAS) for each in found}


@pytest.mark.parametrize(
    ("text", "idea"),
    [
        ("You are allowed to leave all of this behind.", "may_go"),
        ("Say you're at your gran's, and don't tell your mother.", "keep_from_carer"),
        ("He lives at 12 Sample Road.", "an_address"),
        ("My sister and I have agreed.", "we_agreed"),
        ("Throw those old tablets away.", "drop_treatment"),
        ("There is a small fee before we can pay.", "fee_first"),
    ],
)
def test_an_idea_of_harm_is_seen_across_a_gap(text, idea):
    assert idea in harm_ideas(text) and idea not in harm_ideas("We had tea.")


@pytest.mark.parametrize("head", STEPS)
def test_a_level_does_not_look_at_ideas_of_harm(head):
    found = features_of(*read_with_notes("You are allowed to go. There is a small fee."))
    numbers = {feature: place for place, feature in enumerate(sorted(found.parts[0].harms | found.parts[1].harms))}
    row = row_of(found, numbers)
    assert not any(known for _, known in seen_by(head, row))
    assert any(known for _, known in seen_by(ALL_HARMS[0], row))


def test_an_idea_stands_beside_those_of_its_sentence_and_the_one_before():
    first, second = ideas("I gave the cat away. It ends tonight.")
    assert "give_away@i" in first and "give_away+soon" in second and "give_away+soon" not in first


def test_a_text_without_any_idea_has_none():
    assert ideas("We sat there.") == [set()] and ideas("") == []


def test_every_idea_is_a_pattern_that_looks_at_little():
    assert all(pattern.ways for pattern in (*IDEAS.values(), *HARM_IDEAS.values()))


@pytest.mark.parametrize(
    ("asked", "answer", "sign"),
    [
        ("Are you thinking of suicide?", "yeah", "answer:risk>yes"),
        ("Can you stay safe tonight?", "I can't", "answer:safe>no"),
        ("I don't want to be alive any more.", "Me too.", "answer:told:red>same"),
        ("When will you do it?", "tonight", "answer:now>time"),
        ("Are you suicidal?", "No, I'm fine.", "answer:asked>well"),
    ],
)
def test_an_answer_is_read_beside_what_came_before(asked, answer, sign):
    found = set(signs_of_answer(asked.lower(), answer.lower()))
    assert sign in found


def test_a_long_answer_speaks_for_itself():
    assert not list(signs_of_answer("are you safe?", "yes " * LONGEST))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("might unalive soon", "might die soon"),
        ("unaliving myself", "killing myself"),
        ("this exam will unalive us", "this exam will kill us"),
        ("s*icidal", "suicidal"),
        ("the sewer slide thoughts", "the suicide thoughts"),
        ("thinkign abuot suicde agian", "thinking about suicide again"),
        ("a sacred, quiet place", "a sacred, quiet place"),
    ],
)
def test_broken_and_made_up_words_are_read_as_meant(written, meant):
    assert normalise(written).text == meant


@pytest.mark.parametrize("written", ["i want to d*e!", "the sewer slide, again", "might unalive soon", "suicde agian"])
def test_every_mended_letter_still_knows_its_place(written):
    found = normalise(written)
    assert len(found.text) == len(found.places) and all(0 <= place < len(written) for place in found.places)
    assert list(found.places) == sorted(found.places)
