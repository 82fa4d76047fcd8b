"""The Jinja2 environment every page is rendered in."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext
from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup

from hearthside.ui.words_for_time import date_words, day_words, time_words, when

Word = str | Promise


def environment(**options: Any) -> Environment:
    """An environment that escapes everything, speaks the reader's language and knows the names listed below."""
    options.update(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    options.setdefault("extensions", ["jinja2.ext.i18n"])
    options.setdefault("bytecode_cache", read_templates())
    house = Environment(**options)  # noqa: S701 - autoescape is set above, whatever the settings say
    house.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    house.globals.update(
        static=file_url,
        url=url,
        icon=icon,
        when=when,
        day_words=day_words,
        date_words=date_words,
        time_words=time_words,
        join_classes=join_classes,
        language=language,
        direction=direction,
    )
    return house


def read_templates() -> FileSystemBytecodeCache | None:
    """Templates as they were read at an earlier start, so that the next one is sooner; none while they are being written."""
    if settings.DEBUG or settings.TESTING:
        return None
    folder = Path(settings.DATA_DIR) / "templates"
    folder.mkdir(mode=0o700, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def url(name: str, **kwargs: Any) -> str:
    """The path of a named page; refuses an unknown name with NoReverseMatch."""
    if kwargs:
        return reverse(name, kwargs=kwargs)
    return _plain_url(name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), get_language())


@lru_cache(maxsize=1024)
def _plain_url(name: str, urlconf: str, prefix: str, language_code: str | None) -> str:
    return reverse(name, urlconf=urlconf)


@lru_cache(maxsize=1024)
def icon(name: str, label: Word | None = None, turns: bool = False) -> Markup:
    """A drawn sign from the sprite: spoken as `label`, or silent without one; `turns` mirrors it right-to-left."""
    spoken = Markup('role="img" aria-label="{}"').format(str(label)) if label else Markup('aria-hidden="true"')
    kind = join_classes("icon", turns and "icon-turns")
    return Markup('<svg class="{}" {}><use href="{}#{}"/></svg>').format(kind, spoken, file_url("ui/icons.svg"), name)


def file_url(path: str) -> str:
    """Where a static file is served; asked once in the life of the process."""
    return _file_url(path, settings.STATIC_URL)


@lru_cache(maxsize=512)
def _file_url(path: str, base: str) -> str:
    return static(path)


def join_classes(*names: str | bool | None) -> str:
    """The names that are there, parted by spaces: `join_classes("card", is_open and "card-open")`."""
    return " ".join(str(name) for name in names if name)


def language() -> str:
    """The code of the language now spoken, such as "en" or "pt-br"."""
    return get_language() or settings.LANGUAGE_CODE


def direction() -> str:
    """ "rtl" for a language written from right to left, otherwise "ltr"."""
    return "rtl" if get_language_bidi() else "ltr"
