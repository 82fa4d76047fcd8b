from importlib import import_module
from importlib.util import find_spec

from django import forms
from django.apps import apps
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from hearthside.ui.forms import KindWords
from hearthside.ui.views import ASKED_AGAIN


class LetterForm(KindWords, forms.Form):
    name = forms.CharField(error_messages={"required": "Which name would you like?"})
    words = forms.CharField(min_length=20, widget=forms.Textarea)


def test_a_field_asks_again_in_plain_words() -> None:
    errors = LetterForm({"name": "Ava", "words": "Too short"}).errors
    assert errors["words"] == ["A little more, please: at least 20 letters."]


def test_a_field_keeps_the_words_it_was_given() -> None:
    errors = LetterForm({}).errors
    assert errors["name"] == ["Which name would you like?"] and errors["words"] == ["This one is needed."]


def test_what_was_typed_is_still_there_when_a_form_asks_again() -> None:
    shown = _render(LetterForm({"name": "Ava", "words": "Too <short>"}))
    assert 'value="Ava"' in shown and "Too &lt;short&gt;</textarea>" in shown


def test_help_and_errors_are_tied_to_their_field(client: Client) -> None:
    shown = client.get(reverse("ui:patterns")).content.decode()
    assert 'aria-describedby="id_called_helptext"' in shown and 'id="id_called_helptext"' in shown
    assert 'id="id_again-words_error"' in shown and 'aria-invalid="true"' in shown
    assert ASKED_AGAIN["again-words"] in shown


def test_the_list_of_errors_leads_to_each_field() -> None:
    shown = _render(LetterForm({"name": "Ava"}))
    assert '<a href="#id_words">Words</a>' in shown and 'id="id_words"' in shown


def _render(form: forms.Form) -> str:
    elements = get_template("ui/elements.html").template
    return str(elements.module.fields(form))


def _all_forms(kind: type = forms.BaseForm) -> set[type]:
    return {kind}.union(*(_all_forms(child) for child in kind.__subclasses__()))


def test_every_form_of_the_place_asks_again_kindly() -> None:
    for app in apps.get_app_configs():
        if app.name.startswith("hearthside.") and find_spec(f"{app.name}.forms"):
            import_module(f"{app.name}.forms")
    ours = [form for form in _all_forms() if form.__module__.startswith("hearthside.")]
    assert len(ours) > 60
    assert [form for form in ours if not issubclass(form, KindWords) and ".tests." not in form.__module__] == []
