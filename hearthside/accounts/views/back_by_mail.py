"""Getting back in by mail: ask, read the mail, choose a new pass-phrase."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearthside.accounts import arrivals, mail, second_step, way_back
from hearthside.accounts.access import open_to_paused, person_of
from hearthside.accounts.changes import device_of
from hearthside.accounts.forms import AskWayBackForm, ComeBackForm
from hearthside.accounts.models import Person
from hearthside.accounts.visitors import visitor_key
from hearthside.kernel.rates import check_rate
from hearthside.kernel.refusals import Refusal
from hearthside.vault import keys

_LINK = "way back"


@open_to_paused
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A name or an address. One answer whatever it is; where no mail can be sent, kind words about what else helps."""
    if person_of(request) is not None:
        return redirect("accounts:me")
    if not mail.is_offered() or not keys.is_open():
        return render(request, "accounts/no_mail.html")
    form = AskWayBackForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    try:
        if form.is_bound and form.is_valid():
            check_rate("way-back-visitor", visitor_key(request), at_most=10, per_seconds=3600)
            way_back.ask(asked=form.cleaned_data["asked"])
            return redirect("accounts:recover_mail_sent")
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        status = refusal.status
    return render(request, "accounts/recover_mail.html", {"form": form}, status=status)


@open_to_paused
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The one answer to everybody who asked."""
    return render(request, "accounts/recover_mail_sent.html")


@open_to_paused
@require_safe
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Where the mailed link leads: the token leaves the address at once, and is spent only by the form that follows."""
    return arrivals.move_on(request, _LINK, way_back.fingerprint(token), "accounts:recover_new")


@open_to_paused
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """A new pass-phrase for whoever came with a good link, with a code where a second step is on."""
    person = way_back.person_behind(arrivals.kept(request, _LINK))
    if person is None:
        return render(request, "accounts/link_spent.html", status=409 if request.method == "POST" else 200)
    form = ComeBackForm(request.POST if request.method == "POST" else None, person=person)
    form.fields["code"].required = second_step.is_on(person)
    status = 422 if form.is_bound else 200
    try:
        if form.is_bound and form.is_valid():
            return _let_in(request, form)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        status = refusal.status
    return _page(request, form, person, status)


def _let_in(request: HttpRequest, form: ComeBackForm) -> HttpResponse:
    data = form.cleaned_data
    given = {"passphrase": data["passphrase"], "code": data["code"], "device": device_of(request)}
    way_back.come_back(link=arrivals.kept(request, _LINK), **given)
    request.session.flush()
    messages.success(request, _("Welcome back. You can sign in with your new pass-phrase now."))
    return redirect("accounts:sign_in")


def _page(request: HttpRequest, form: ComeBackForm, person: Person, status: int) -> HttpResponse:
    if not form.fields["code"].required:
        del form.fields["code"]
    return render(request, "accounts/recover_new.html", {"form": form, "name": person.name}, status=status)
