"""Walking a site by keys alone: at every stop the focus is in sight, or the story ends there."""

from playwright.sync_api import Locator, Page

TROUBLE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "nothing has the focus";
  const look = getComputedStyle(one), box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  if (look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2) return "no ring around it";
  const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
  const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
  if (right - left < 1 || bottom - top < 1) return "it is out of the window";
  const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return one.contains(seen) || seen?.closest("label")?.control === one ? "" : "something lies over it";
}"""

MOVES = "document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === 'running')"


def trouble_with_focus(page: Page) -> str:
    """Why somebody who looks at the page cannot tell where they are on it; empty when they can."""
    found = page.evaluate(TROUBLE)
    where = page.evaluate("document.activeElement?.outerHTML.slice(0, 120)")
    return f"{found}: {where}" if found else ""


def walk_to(target: Locator, most: int = 150) -> Locator:
    """Tab until the element has the focus; every stop on the way is in sight. Fails when the keys never get there."""
    page = target.page
    for _stop in range(most):
        if target.evaluate("one => one === document.activeElement"):
            check_in_sight(page)
            return target
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement !== document.body"):
            check_in_sight(page)
    raise AssertionError(f"The Tab key never reaches {target}")


def check_in_sight(page: Page) -> None:
    """The focus is in sight, within a second: what moves when the focus moves comes to rest first."""
    for _look in range(50):
        if not page.evaluate(MOVES) and not trouble_with_focus(page):
            return
        page.wait_for_timeout(20)
    raise AssertionError(trouble_with_focus(page))


def go(target: Locator, key: str = "Enter") -> None:
    """Walk there and press a key."""
    walk_to(target).page.keyboard.press(key)


def write(target: Locator, words: str) -> None:
    """Walk there and type over what stands in it."""
    page = walk_to(target).page
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
