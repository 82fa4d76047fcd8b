"""Members' words become safe HTML."""

import pytest

from hearthside.kernel.markdown import cook


def test_lines_and_emphasis_survive() -> None:
    assert cook("a *soft*\nday") == "<p>a <em>soft</em><br>\nday</p>\n"


def test_links_are_marked_as_the_writers_own() -> None:
    assert 'rel="nofollow noopener ugc"' in cook("see https://example.org/page")


@pytest.mark.parametrize(
    "payload",
    [
        "<script>x()</script>",
        "[a](javascript:x)",
        "![a](https://example.org/a.png)",
        '<b hx-get="/x">a</b>',
        "<svg onload=x>",
        "[a](data:text/html,x)",
    ],
)
def test_nothing_alive_gets_through(payload: str) -> None:
    html = cook(payload)
    assert not any(sign in html for sign in ("<script", "<b", "<svg", "<img", 'href="javascript', 'href="data'))
