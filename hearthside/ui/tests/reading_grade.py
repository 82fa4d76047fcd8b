"""How hard a text is to read: the Flesch-Kincaid grade (Kincaid and others, 1975), and where the house keeps its texts."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

FEWEST_WORDS = 4  # shorter texts are labels; counting them would flatter the sentences
SPOKEN = re.compile(r"""(?<![\w.])(?:_|gettext|ngettext)\(\s*"((?:[^"\\]|\\.)*)"|{%-?\s*trans[^%]*%}(.*?){%""", re.S)
TRANSLATES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\{.*?\}\}")
SENTENCE_END = re.compile(r"[.?:;]+(?:\s|$)|\n")
SILENT = re.compile(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouyscxzhgl]es$|[aeiouy]les$")
MARKUP = re.compile(r"<[^>]+>")


def reading_grade(text: str) -> float:
    """The school grade a reader needs: 0.39 words per sentence + 11.8 syllables per word - 15.59. Empty text is grade 0."""
    words = re.findall(r"[a-zA-Z]+(?:'[a-z]+)?", text)
    sentences = [part for part in SENTENCE_END.split(text) if re.search(r"[a-zA-Z]", part)]
    if not words:
        return 0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, less a silent ending (like, asked, lines), more where two vowels part (quiet, saying); at least one."""
    plain = word.lower()
    groups = len(re.findall(r"[aeiouy]+", plain)) + len(re.findall(r"iet|ia(?!l)|[aeo]y?ing|uou|eo(?!p|$)", plain))
    return max(1, groups - bool(SILENT.search(plain)))


def words_in(text: str) -> int:
    """How many words there are."""
    return len(re.findall(r"[a-zA-Z]+", text))


def spoken_by_template(path: Path) -> str:
    """What a template says to people, one line for each text, names in place of placeholders."""
    return _lines(one or other for one, other in SPOKEN.findall(path.read_text()))


def spoken_by_code(path: Path) -> str:
    """What a Python file says to people: its translatable texts, one line for each."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and node.args)
    named = (node.args[0] for node in calls if isinstance(node.func, ast.Name) and node.func.id in TRANSLATES)
    return _lines(text.value for text in named if isinstance(text, ast.Constant) and isinstance(text.value, str))


def _lines(texts: Iterable[str]) -> str:
    plain = (MARKUP.sub(" ", PLACEHOLDER.sub("Ava", text)) for text in texts)
    return "\n".join(" ".join(text.split()) for text in plain if words_in(text) >= FEWEST_WORDS)
