import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import RequestFactory

from hearthside.ui.tests.browser import Shown, page_of, showing
from hearthside.ui.views import patterns

pytestmark = [pytest.mark.browser, pytest.mark.once]

FORM = (
    '<form method="post" action="/sent/" data-keep="letter">'
    '<textarea name="words" aria-label="Words"></textarea><button>Send</button></form>'
)


def pattern_page(**look: str) -> str:
    return patterns(RequestFactory().get("/patterns/", look)).content.decode()


@pytest.mark.parametrize(
    ("width", "scheme", "look"),
    [(320, "light", {}), (360, "dark", {}), (360, "light", {"text_size": "larger"}), (1280, "light", {"dir": "rtl"})],
)
def test_the_pattern_page_is_open_to_everyone(width: int, scheme: str, look: dict[str, str]) -> None:
    with showing({"/": pattern_page(**look)}, width=width, scheme=scheme) as shown:
        page = shown.visit("/")
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.complaints == []


def test_text_twice_as_large_hangs_over_no_side_of_a_phone() -> None:
    button = '<p>{{ ui.link_button("Write to somebody@a-long-name.example", "/") }}</p>'
    choice = (
        '<div class="choice"><input type="radio" id="c"><label for="c">Misunderstandings, reconciliation</label></div>'
    )
    with showing(
        {"/": page_of(button + choice, navigation=[("/", "Meetings", "calendar", False)] * 5)}, width=360
    ) as shown:
        page = shown.visit("/")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        edges = page.locator(".ways a, .button, .choice").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().right)"
        )
        assert len(edges) >= 7 and max(edges) <= 360


WAYS = [("Home", "home"), ("Groups", "groups"), ("Search", "search"), ("Meetings", "calendar"), ("Me", "person")]


def test_at_twice_the_text_the_bars_break_no_word_and_leave_a_phone_two_thirds_of_its_page() -> None:
    ways = [("/", label, icon, False) for label, icon in WAYS]
    with showing({"/": page_of("<p>Words</p>", navigation=ways, place="Lantern Row")}, width=360) as shown:
        page = shown.visit("/")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        lines = page.locator(".ways span").evaluate_all(
            "all => all.map(one => Math.round(one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight)))"
        )
        covered = page.evaluate(
            "document.querySelector('.top').offsetHeight + document.querySelector('.ways').offsetHeight"
        )
        assert lines == [1] * 5
        assert covered < 780 * 0.36


def test_every_target_on_a_phone_is_large_enough_for_a_thumb() -> None:
    targets = "button, .button, .top a, .ways a, summary, .tabs a, a.chip, .queue li, .choice"
    with showing({"/": pattern_page()}, width=360) as shown:
        heights = (
            shown.visit("/")
            .locator(targets)
            .evaluate_all("all => all.map((one) => [one.getBoundingClientRect().height, one.outerHTML])")
        )
        assert len(heights) > 20 and [html for height, html in heights if height < 44] == []


def test_the_page_is_whole_without_scripts() -> None:
    content = '{% call ui.content_note("grief") %}<p>The hidden part</p>{% endcall %}'
    with showing({"/": page_of(content, exit_to="https://elsewhere.test/")}, scripts=False) as shown:
        page = shown.visit("/")
        page.get_by_text("Show").click()
        assert page.get_by_text("The hidden part").is_visible()
        page.get_by_text("Quick exit").click()
        assert page.title() == "Weather"


def private_pages() -> dict[str, str]:
    page = page_of(FORM, is_private=True, csrf_token="a-token", exit_to="https://elsewhere.test/", exit_beacon="/exit/")
    return {"/": page, "/exit/": "", "/before/": "<title>Before</title>"}


def leave(shown: Shown, how: str) -> None:
    shown.visit("/before/")
    page = shown.visit("/")
    page.fill("textarea", "something private")
    page.evaluate("localStorage.setItem('trace', 'x')")
    with page.expect_navigation(url="https://elsewhere.test/"):
        page.get_by_text("Quick exit").click() if how == "click" else [page.keyboard.press("Escape") for _ in range(3)]


@pytest.mark.parametrize("how", ["click", "keys"])
def test_the_quick_exit_leaves_nothing_behind(how: str) -> None:
    with showing(private_pages()) as shown:
        leave(shown, how)
        assert shown.page.title() == "Weather" and [path for path, _ in shown.posted] == ["/exit/"]
        assert "a-token" in shown.posted[0][1] and "sign_out" in shown.posted[0][1]
        shown.page.go_back()
        assert shown.page.title() == "Before"
        assert shown.page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_two_escapes_are_not_an_exit() -> None:
    with showing(private_pages()) as shown:
        page = shown.visit("/")
        for key in ("Escape", "Escape", "a", "Escape"):
            page.keyboard.press(key)
        assert page.url == "http://house.test/" and page.locator("textarea").is_visible()


def test_typed_words_come_back_until_they_are_saved() -> None:
    saved = page_of('{{ ui.draft_done("letter") }}')
    with showing({"/": page_of(FORM), "/saved/": saved}) as shown:
        shown.visit("/").fill("textarea", "The evenings are hard.")
        assert shown.visit("/").input_value("textarea") == "The evenings are hard."
        shown.visit("/saved/")
        assert shown.visit("/").input_value("textarea") == ""


def test_text_from_the_server_wins_over_kept_text() -> None:
    with showing({"/": page_of(FORM)}) as shown:
        shown.visit("/").fill("textarea", "older")
        shown.pages["/"] = page_of(FORM.replace("></textarea>", ">newer</textarea>"))
        assert shown.visit("/").input_value("textarea") == "newer"


def test_a_form_on_its_way_is_not_sent_twice() -> None:
    press_twice = """() => {
        const send = document.querySelector("main button");
        let sent = 0;
        addEventListener("submit", (event) => { sent += event.defaultPrevented ? 0 : 1; event.preventDefault(); });
        send.click(); send.click();
        return [sent, send.getAttribute("aria-disabled")];
    }"""
    with showing({"/": page_of(FORM)}) as shown:
        assert shown.visit("/").evaluate(press_twice) == [1, "true"]


def test_the_look_is_read_from_the_cookie_before_anything_is_drawn() -> None:
    with showing({"/": page_of("")}) as shown:
        shown.page.context.add_cookies([{"name": "theme", "value": "dark", "url": "http://house.test"}])
        page = shown.visit("/")
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')") == "#1D1917"


def test_a_word_from_the_live_stream_fetches_the_part_that_changed() -> None:
    scripts = '{% include "ui/htmx.html" %}<script src="/static/ui/live.js" defer></script>'
    live = f'{scripts}<p data-live="/live/"></p>'
    part = "".join(
        f'<div data-live-topic="{topic}" hx-get="/{topic}/" hx-trigger="live">old {topic}</div>'
        for topic in ("one", "two")
    )
    pages = {"/": page_of(live + part), "/live/": "data: one\n\n", "/one/": "new words"}
    with showing(pages) as shown:
        page = shown.visit("/")
        page.get_by_text("new words").wait_for()
        assert page.get_by_text("old two").is_visible()


def test_a_printed_page_is_black_on_white_without_ways_around() -> None:
    with showing({"/": page_of("<h1>To keep</h1>", theme="dark", navigation=[("/", "Home", "home", True)])}) as shown:
        page = shown.visit("/")
        page.emulate_media(media="print")
        assert not page.get_by_text("Quick exit").is_visible() and not page.get_by_text("Home").is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
