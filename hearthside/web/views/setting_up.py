"""Opening an empty site: the code and six questions, the first account, the safety checklist, the doors."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.accounts import sessions
from hearthside.accounts.access import operator_only
from hearthside.accounts.actions import NameTaken
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.place import place
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal
from hearthside.web import actions, checklist, setup_code
from hearthside.web.forms import FoundingForm, OperatorForm, rule_choices

KEPT = "set_up"
"""Where the session keeps the answers between the two pages."""


@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """The code and the six questions. Answers given before are still there."""
    if not actions.needs_set_up():
        return redirect("web:home")
    setup_code.code()
    return _take_answers(request) if request.method == "POST" else _questions(request, _form(request))


def _form(request: HttpRequest) -> FoundingForm:
    every = [key for key, _text in rule_choices()]
    start = {"joining": "invitation", "rules": every, "name": ""}
    return FoundingForm(initial=request.session.get(KEPT) or start)


def _questions(request: HttpRequest, form: FoundingForm, status: int = 200) -> HttpResponse:
    return render(request, "web/set_up.html", {"form": form}, status=status)


def _take_answers(request: HttpRequest) -> HttpResponse:
    form = FoundingForm(request.POST)
    is_valid = form.is_valid()
    try:
        check_rate("set_up", visitor_key(request), at_most=20, per_seconds=3600)
        check_rate("set_up", "anybody", at_most=100, per_seconds=3600)
        if is_valid and not setup_code.is_code(form.cleaned_data["code"]):
            form.add_error("code", _("The set-up code is not right. Look at the window where you started Hearthside."))
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _questions(request, form, refusal.status)
    if not form.is_valid():
        return _questions(request, form, 422)
    request.session[KEPT] = {**form.cleaned_data, "answers": form.answers()}
    return redirect("web:account")


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """The account of whoever runs the place; then the ten words, then the checklist."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    if kept is None or not actions.needs_set_up():
        return redirect("web:set_up" if actions.needs_set_up() else "web:home")
    form = OperatorForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _account_page(request, form, 422 if form.is_bound else 200)
    try:
        answers, data = kept["answers"], form.cleaned_data
        operator = actions.found_place(code=kept["code"], answers=answers, **data)
    except NameTaken as refusal:
        form.add_error("name", refusal.message)
        return _account_page(request, form, refusal.status)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return _account_page(request, form, refusal.status)
    request.session.pop(KEPT)
    sessions.begin(request, operator)
    return redirect(reverse("accounts:recovery_phrase", query={"next": reverse("web:checklist")}))


def _account_page(request: HttpRequest, form: OperatorForm, status: int) -> HttpResponse:
    return render(request, "web/account.html", {"form": form}, status=status)


@require_safe
@operator_only
def checklist_page(request: PersonRequest) -> HttpResponse:
    """What is green, what is not, and the doors."""
    return _checklist(request)


def _checklist(request: PersonRequest, refusal: Refusal | None = None) -> HttpResponse:
    items = checklist.items(request.person)
    context = {
        "items": items,
        "is_green": all(item.is_green for item in items),
        "here": place(),
        "refusal": refusal,
    }
    return render(request, "web/checklist.html", context, status=refusal.status if refusal else 200)


@require_POST
@operator_only
def doors(request: PersonRequest) -> HttpResponse:
    """Open the doors to others, or shut them."""
    try:
        if request.POST.get("wish") == "shut":
            actions.close_doors(actor=request.person)
            messages.success(request, _("The doors are shut. People who are here stay."))
        else:
            actions.open_doors(actor=request.person)
            messages.success(request, _("The doors are open."))
    except Refusal as refusal:
        return _checklist(request, refusal)
    return redirect("web:checklist")
