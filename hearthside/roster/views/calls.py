"""Being called, and answering with one tap: on the page of calls, from a notice, or by the link of a mail."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import open_to_paused, person_of, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.roster import access, actions, bells, links, queries
from hearthside.roster.banners import banners
from hearthside.roster.models import Alert


@require_GET
@signed_in
def calls(request: PersonRequest) -> HttpResponse:
    """The calls that wait for me: the page that a message on a device opens."""
    access.check_watch(request.person)
    return render(request, "roster/calls.html", {"calls": banners(queries.calls_of(request.person))})


@require_POST
@signed_in
def answer_page(request: PersonRequest, page_id: UUID) -> HttpResponse:
    """I am on it: one tap, from the desk, the page of calls or a notice."""
    page = access.get_page_for(request.person, page_id)
    how = "desk" if request.POST.get("how") == "desk" else "notice"
    return _answered(request, page.rung.alert, actions.answer(person=request.person, alert=page.rung.alert, how=how))


def _answered(request: HttpRequest, alert: Alert, is_first: bool) -> HttpResponse:
    if not is_first:
        messages.info(request, _("Somebody else is on it already. Thank you for coming."))
        return redirect("roster:calls")
    words = (
        _("The drill knows that you were there. Thank you.") if alert.is_drill else _("It is in your hands. Thank you.")
    )
    messages.success(request, words)
    return redirect(bells.bell_of(alert.kind).address(alert.about))


@open_to_paused
@require_http_methods(["GET", "POST"])
def answer_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a mail: a button, and nothing about anybody. It asks for no sign-in, and works once."""
    page = links.page_of(token)
    if page is None or page.rung.alert.ended_at or not access.keeps_watch(page.person):
        return render(request, "roster/link.html", {"is_over": True}, status=410)
    if request.method == "GET":
        return render(request, "roster/link.html", {"is_drill": page.rung.alert.is_drill, "is_over": False})
    is_first = actions.answer_by_link(page=page)
    if person_of(request) == page.person:
        return _answered(request, page.rung.alert, is_first)
    context = {"is_done": is_first, "is_drill": page.rung.alert.is_drill, "is_over": not is_first}
    return render(request, "roster/link.html", context, status=200 if is_first else 410)
