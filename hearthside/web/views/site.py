"""The pages of the people who run the place."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthside.accounts import roles as accounts
from hearthside.accounts import second_step
from hearthside.accounts.access import operator_only
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.models import Person
from hearthside.accounts.queries import people_with_roles
from hearthside.accounts.sessions import confirmed
from hearthside.kernel.place import place
from hearthside.kernel.refusals import Refusal
from hearthside.web import actions, backups
from hearthside.web.forms import PlaceForm, RolesForm, rule_choices


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
def site(request: PersonRequest) -> HttpResponse:
    """What the place says of itself, and its rules for everybody."""
    if request.method != "POST":
        return _settings(request, PlaceForm(initial=_initial()))
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _settings(request, form, 422)
    actions.change_settings(actor=request.person, answers=form.answers())
    messages.success(request, _("Saved. Every page shows it within a few seconds."))
    return redirect("web:site")


def _initial() -> dict[str, object]:
    here = place()
    left_out = here.rules_left_out.split()
    return {
        **vars(here),
        "time_zone": settings.TIME_ZONE,
        "rules": [key for key, _text in rule_choices() if key not in left_out],
    }


def _settings(request: PersonRequest, form: PlaceForm, status: int = 200) -> HttpResponse:
    return render(request, "web/site.html", {"form": form, "here": place()}, status=status)


@require_safe
@operator_only
def backups_page(request: PersonRequest) -> HttpResponse:
    """How old the last backup and the last practice of a restore are, and what came of them."""
    context = {
        "made": backups.last_backup(),
        "practice": backups.last_practice(),
        "is_backup_fresh": backups.is_backup_fresh(),
        "is_practice_fresh": backups.is_practice_fresh(),
        "command": backups.command,
        "keyring": settings.HEARTHSIDE_KEYRING_FILE,
        "can_back_up": bool(settings.BACKUP_UNENCRYPTED or settings.BACKUP_RECIPIENTS["data"]),
    }
    return render(request, "web/backups.html", context)


@require_safe
@operator_only
def people(request: PersonRequest) -> HttpResponse:
    """Who has a part in keeping the place; anybody else is found by their name."""
    asked = request.GET.get("name", "").strip()[:80]
    found = Person.objects.called(asked) if asked else None
    if found:
        return redirect("web:roles", person_id=found.pk)
    return render(request, "web/people.html", {"people": people_with_roles(), "asked": asked})


@require_http_methods(["GET", "HEAD", "POST"])
@operator_only
@confirmed
def roles(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """The parts of one person."""
    person = get_object_or_404(Person, pk=person_id)
    fields = ("helper_since", "helper_until", "course_on", "is_safety_lead", "is_operator")
    form = RolesForm(request.POST or None, initial={name: getattr(person, name) for name in fields})
    if request.method == "POST" and form.is_valid() and _save(request, person, form):
        messages.success(request, _("Saved, and noted in the audit log."))
        return redirect("web:people")
    status = 422 if form.errors else 200
    context = {"person_shown": person, "form": form, "has_second_step": second_step.has_any(person)}
    return render(request, "web/roles.html", context, status=status)


@require_POST
@operator_only
@confirmed
def take_second_step_away(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """For somebody of the team whose phone is gone."""
    accounts.take_second_step_away(actor=request.person, person=get_object_or_404(Person, pk=person_id))
    messages.success(request, _("Taken away, and noted in the audit log. Signing in takes the pass-phrase now."))
    return redirect("web:roles", person_id=person_id)


@require_POST
@operator_only
@confirmed
def end_sessions(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Signs somebody out everywhere, when their account may be in other hands."""
    accounts.end_sessions(actor=request.person, person=get_object_or_404(Person, pk=person_id))
    messages.success(request, _("Signed out everywhere, and noted in the audit log."))
    return redirect("web:people")


def _save(request: PersonRequest, person: Person, form: RolesForm) -> bool:
    actor, data = request.person, form.cleaned_data
    try:
        with transaction.atomic():
            if any(data[name] != getattr(person, name) for name in ("helper_since", "helper_until")):
                since, until = data["helper_since"], data["helper_until"]
                accounts.set_helper(actor=actor, person=person, until=until, since=since)
            accounts.set_course(actor=actor, person=person, finished_on=data["course_on"])
            accounts.set_safety_lead(actor=actor, person=person, is_lead=data["is_safety_lead"])
            accounts.set_operator(actor=actor, person=person, is_operator=data["is_operator"])
    except Refusal as refusal:
        form.add_error(None, refusal.message)
    return not form.errors
