"""Sheets and scripts are served without what only their writers need, and mean the same."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile

from hearthside.kernel.static import TEXTS, squeeze_script, squeeze_sheet, squeezed

SHEET = """/* why */
.a > .b:is(h2, h3) { margin: calc(1rem + 2px) 0; font: 600 1em/1.2 "Two Words", serif; }
@media (min-width: 52em) and (max-height: 20em) { a :hover { color: rgb(1 2 3 / .5); } }
"""
SCRIPT = """/* why */
(() => {
  const name = (form) => "kept: \\" " + form.dataset.keep;
  try { tries += 1; } catch { /* it is "full" */ }
  if (a !== b && 2 - -c) { act(name, { ready: true }); }
  wait()
  return ["a = b", `a = ${b}`];
})();
"""


def test_a_sheet_keeps_its_meaning() -> None:
    assert squeeze_sheet(SHEET) == (
        '.a>.b:is(h2,h3){margin:calc(1rem + 2px) 0;font:600 1em/1.2 "Two Words",serif}'
        "@media(min-width:52em) and (max-height:20em){a :hover{color:rgb(1 2 3 / .5)}}"
    )


def test_a_script_keeps_its_meaning() -> None:
    assert squeeze_script(SCRIPT).split("\n") == [
        r'(()=>{const name=(form)=>"kept: \" "+form.dataset.keep;try{tries+=1;}catch{}',
        "if(a!==b&&2 - -c){act(name,{ready:true});}",
        "wait()",
        'return["a = b",`a = ${b}`];})();',
    ]


@pytest.mark.parametrize("squeeze", [squeeze_sheet, squeeze_script])
def test_squeezing_twice_changes_nothing(squeeze: object) -> None:
    assert callable(squeeze)
    for text in (SHEET, SCRIPT):
        assert squeeze(squeeze(text)) == squeeze(text)


def test_what_others_made_small_is_left_alone() -> None:
    content = ContentFile(b"var  a = 1")
    assert squeezed("django_htmx/htmx-2.min.js", content) is content


def ours(kind: str) -> dict[str, str]:
    """The text of every sheet or script of our rooms, by name."""
    found: dict[str, str] = {}
    for finder in finders.get_finders():
        for name, storage in finder.list([]):
            path = storage.path(name)
            if name.endswith(kind) and "/hearthside/" in path:
                found[name] = Path(path).read_text()
    return found


def test_no_sheet_of_ours_holds_what_the_squeezer_would_harm() -> None:
    sheets = ours(".css")
    assert len(sheets) > 6
    assert {name: hit for name, text in sheets.items() if (hit := harmed_strings(text))} == {}


def test_no_script_of_ours_holds_what_the_squeezer_would_harm() -> None:
    scripts = ours(".js")
    assert len(scripts) > 6
    for name, text in scripts.items():
        code = TEXTS.sub("", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
        assert TEXTS.findall(squeeze_script(text)) == strings_of(text), name
        assert not re.search(r"""//|["'`]|[(=,:] ?/""", code), name


def test_a_harmed_string_would_be_seen() -> None:
    assert harmed_strings('a::before { content: "one, two"; }') == ['"one, two"']
    assert strings_of(squeeze_script('say("a /* b */");')) != ['"a /* b */"']


def harmed_strings(sheet: str) -> list[str]:
    """Strings of a sheet that would not come through as they are."""
    return [one for one in strings_of(sheet) if squeeze_sheet(one) != one]


def strings_of(text: str) -> list[str]:
    """What stands between quotes, outside comments."""
    return TEXTS.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.S))
