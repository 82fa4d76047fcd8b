"""The one call for the composer."""

from hearthside.words.advice import quiet_help


def test_a_draft_with_nothing_to_say_about_stays_quiet():
    assert quiet_help("I slept a bit better.", intent="listen", place="posts", is_newcomer=False).is_quiet


def test_advice_to_someone_who_asked_to_be_heard_gets_a_nudge():
    help_ = quiet_help("You should call your boss.", intent="listen_only", place="replies", is_newcomer=False)
    assert help_.nudge is not None and help_.nudge.intent_id == "listen"


def test_the_person_who_asks_is_never_nudged_about_their_own_post():
    assert quiet_help("You should see my flat.", intent="listen", place="posts", is_newcomer=True).nudge is None


def test_an_open_safety_check_leaves_only_leaks():
    help_ = quiet_help(
        "Cheer up. You should call me on 07700 900456.",
        intent="vent",
        place="replies",
        is_newcomer=False,
        is_safety_open=True,
    )
    assert [each.kind for each in help_.leaks] == ["phone"] and not help_.hints and help_.nudge is None
