"""Texts from a file: one answer a line, in order, whatever the line holds."""

import json

from django.core.management import call_command

from hearthside.triage.lines import assessed_lines


def answers(*lines):
    return [
        json.loads(line) for line in assessed_lines(line.encode() if isinstance(line, str) else line for line in lines)
    ]


def test_each_line_is_answered_in_order_with_all_that_is_asked_for():
    first, second = answers('{"id": "a", "text": "I want to die."}', '{"id": 7, "text": "Soup again."}')
    assert (first["id"], first["level"]) == ("a", "red") and (second["id"], second["level"]) == (7, "green")
    assert set(first) == {"id", "level", "p", "harms", "reasons", "ms"}
    assert list(first["p"]) == ["green", "amber", "red", "crisis"] and first["reasons"][0]["why"]


def test_the_message_before_counts():
    asked = "Are you having thoughts of suicide?"
    plain, listed, named = answers(
        json.dumps({"id": 1, "text": "yes", "context": asked}),
        json.dumps({"id": 2, "text": "yes", "context": ["hello", asked]}),
        json.dumps({"id": 3, "text": "yes", "context": {"previous": asked}}),
    )
    assert plain["level"] == listed["level"] == named["level"] == "red"


def test_a_bad_line_is_amber_says_so_and_the_rest_goes_on():
    found = answers(
        "not json", b"\xff\xfe", "[]", '{"id": 4}', '{"id": 5, "text": 6}', "", '{"id": 6, "text": "Soup again."}'
    )
    assert [each["level"] for each in found] == ["amber"] * 5 + ["green"]
    assert all(each["error"] for each in found[:5]) and "error" not in found[5]


def test_the_command_reads_a_file(tmp_path, capsys):
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "Soup again."}\n')
    call_command("triage", jsonl=str(path))
    assert json.loads(capsys.readouterr().out)["level"] == "green"
