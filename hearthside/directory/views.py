"""The help pages. They must answer whatever else is broken."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import open_to_paused, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.directory import actions
from hearthside.directory.access import check_may_verify
from hearthside.directory.checks import newest_checks
from hearthside.directory.forms import CheckForm, ContactForm
from hearthside.directory.own_lines import country_called, every_known, is_own, lines_to_check
from hearthside.directory.pages import help_context
from hearthside.directory.place_of_reader import country_for
from hearthside.directory.queries import NOWHERE, RECHECK_AFTER, contacts_of, overdue_lines
from hearthside.directory.said_of_lines import source_words
from hearthside.kernel.refusals import Refusal


@open_to_paused
@require_GET
def help_page(request: HttpRequest) -> HttpResponse:
    """Emergency number, lines, gentle answers, own contacts, exit."""
    person = getattr(request, "person", None)
    context = help_context(country_for(request), is_young=bool(person and person.is_minor))
    context["contacts"] = contacts_of(person) if person else []
    context["is_signed_in"] = person is not None
    return render(request, "directory/help.html", context)


@open_to_paused
@require_GET
def worried(request: HttpRequest) -> HttpResponse:
    """For somebody who is worried about another person."""
    return render(request, "directory/worried.html", help_context(country_for(request)))


@open_to_paused
@require_GET
def way(request: HttpRequest) -> HttpResponse:
    """What holds somebody back, small steps past it, and always a person or a number at the end. One page, also offline."""
    person = getattr(request, "person", None)
    context = help_context(country_for(request), is_young=bool(person and person.is_minor))
    context["contacts"] = contacts_of(person) if person else []
    context["is_signed_in"] = person is not None
    return render(request, "directory/way.html", context)


@open_to_paused
@signed_in
@require_http_methods(["GET", "POST"])
def contacts(request: PersonRequest) -> HttpResponse:
    """The person's own contacts: read, and add one."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_contact(person=request.person, **form.cleaned_data)
            return redirect("directory:contacts")
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
    context = {"form": form, "contacts": contacts_of(request.person), "is_private": True}
    return render(request, "directory/contacts.html", context, status=422 if form.errors else 200)


@open_to_paused
@signed_in
@require_POST
def remove_contact(request: PersonRequest, contact_id: UUID) -> HttpResponse:
    """Takes one contact off the list."""
    actions.remove_contact(person=request.person, contact_id=contact_id)
    messages.success(request, _("Taken off your list."))
    return redirect("directory:contacts")


@signed_in
@require_http_methods(["GET", "POST"])
def check_lines(request: PersonRequest) -> HttpResponse:
    """The team's page: call each line, then say so here."""
    check_may_verify(request.person)
    code = country_for(request) or "GB"
    if request.method == "POST":
        form = CheckForm(request.POST)
        if not form.is_valid():
            return _lines_to_check(request, code, status=422)
        actions.verify_line(actor=request.person, **form.found())
        messages.success(request, _("Thank you. The help page shows it now."))
        return redirect(f"{request.path}?country={code}")
    return _lines_to_check(request, code)


def _lines_to_check(request: PersonRequest, code: str, status: int = 200) -> HttpResponse:
    country, found, today = country_called(code) or NOWHERE, newest_checks(), timezone.localdate()
    rows = [
        (
            line,
            check,
            check is None or today - check.on > RECHECK_AFTER,
            CheckForm(initial={"line_id": line.id}, prefix=""),
        )
        for line in lines_to_check(country)
        for check in [found.get(line.id)]
    ]
    context = {"country": country, "rows": rows, "overdue": overdue_lines(code), "countries": every_known()}
    context |= {"is_own": is_own(country.code)}
    context |= {"source_words": source_words}
    return render(request, "directory/check.html", context, status=status)
