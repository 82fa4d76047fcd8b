"""Two hundred times the page server is killed with SIGKILL while people post (SECURITY R1); what was acknowledged is there, once."""

from pathlib import Path

import pytest

from tests.faults import kills

pytestmark = [pytest.mark.slow, pytest.mark.once]
KILLS = 200


def test_nothing_acknowledged_is_lost_or_doubled_and_no_worrying_post_goes_unseen(tmp_path: Path):
    with kills.house(tmp_path) as place:
        count = kills.run(place, KILLS)
    assert count.kills == KILLS
    assert count.acknowledged >= KILLS / 2 and count.retries >= KILLS / 2 and count.worrying >= 10
    assert (count.lost, count.doubled, count.unseen) == ([], [], [])


def test_the_count_notices_when_the_mark_of_a_form_is_ignored(tmp_path: Path):
    with kills.house(tmp_path, "--forget-once") as place:
        for seed in range(8):
            count = kills.run(place, 25, seed=seed)
            if count.doubled:
                return
    pytest.fail("200 kills without the mark, and no post was doubled: the count is blind")
