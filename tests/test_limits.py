"""Every limit stands in the list, as it is in the code."""

from pathlib import Path

from tools.make_limits import PAGE, calls, files, row, rows, written


def test_the_page_is_written_from_the_code() -> None:
    assert PAGE.read_text() == written(), "run: python -m tools.make_limits"


def test_every_call_has_a_row_that_says_how_often() -> None:
    found = [row(path, call) for path in files() for call in calls(path)]
    assert len(found) > 50
    assert {one for one in found if not one[3] or "`" in one[3] + one[4]} == set()


def test_a_limit_that_is_added_would_be_noticed(tmp_path: Path) -> None:
    room = tmp_path / "one.py"
    room.write_text("MOST = 7\ncheck_rate('kites', person.pk, at_most=MOST, per_seconds=24 * 3600)\n")
    (call,) = calls(room)
    assert [one.value.id if hasattr(one.value, "id") else one.value for one in call.keywords][:1] == ["MOST"]
    assert "kites" not in {one[1] for one in rows()}
