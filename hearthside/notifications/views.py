"""The notices page, and how a person wants to hear."""

from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearthside.accounts.access import operator_only, safe_next, signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.accounts.queries import mail_address_of
from hearthside.kernel.refusals import Refusal
from hearthside.notifications import actions, channels, queries
from hearthside.notifications.channels import push
from hearthside.notifications.forms import WishesForm
from hearthside.notifications.models import Notice


@require_http_methods(["GET", "HEAD"])
@signed_in
def notices(request: PersonRequest) -> HttpResponse:
    """What I asked to hear of, in words, newest first."""
    actions.is_back(person=request.person)
    lines = queries.lines_for(request.person)
    fresh, earlier = [line for line in lines if line.is_new], [line for line in lines if not line.is_new]
    context = {"fresh": fresh, "earlier": earlier, "is_resting": request.person.is_resting}
    return render(request, "notifications/notices.html", context)


@require_http_methods(["GET", "HEAD"])
@signed_in
def open_notice(request: PersonRequest, notice_id: UUID) -> HttpResponse:
    """On to what it is about; 404 for somebody else's, and for what I may not see any more."""
    notice = get_object_or_404(Notice, pk=notice_id, person=request.person)
    kind = queries.kind_shown(request.person, notice)
    if kind is None:
        raise Http404
    actions.mark_seen(notice=notice)
    return redirect(kind.address(notice.about))


@require_http_methods(["GET", "HEAD"])
@signed_in
def open_together(request: PersonRequest, notice_id: UUID) -> HttpResponse:
    """On to the queue where everything of this kind stands; 404 as for one alone, and for kinds that are not told together."""
    notice = get_object_or_404(Notice, pk=notice_id, person=request.person)
    kind = queries.kind_shown(request.person, notice)
    if kind is None or kind.together is None:
        raise Http404
    actions.mark_kind_seen(notice=notice)
    return redirect(kind.together.address())


@require_POST
@signed_in
def all_seen(request: PersonRequest) -> HttpResponse:
    """Nothing is new any more."""
    actions.mark_all_seen(person=request.person)
    return redirect("notifications:notices")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def wishes(request: PersonRequest) -> HttpResponse:
    """A daily mail or none, and quiet hours."""
    form = WishesForm(request.POST or None, initial=model_to_dict(queries.wishes_of(request.person)))
    if request.method == "POST" and form.is_valid():
        actions.set_wishes(person=request.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notifications:wishes")
    context = {"form": form, "has_address": mail_address_of(request.person) is not None}
    return render(request, "notifications/wishes.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def calls(request: PersonRequest) -> HttpResponse:
    """How I am called when I keep watch: inside always, by mail or on this device if I like."""
    if request.method == "POST":
        actions.set_call_wishes(person=request.person, by_mail=request.POST.get("by_mail") == "yes")
        messages.success(request, _("Saved."))
        return redirect("notifications:calls")
    return _calls_page(request)


def _calls_page(request: PersonRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    context = {
        "has_address": mail_address_of(request.person) is not None,
        "mail_is_on": channels.is_on("mail"),
        "by_mail": queries.wants_call_mails(request.person),
        "push_key": push.public_key() if channels.is_on("push") else "",
        "devices": queries.devices_of(request.person),
        "wrong": wrong,
    }
    return render(request, "notifications/calls.html", context, status=status)


@require_POST
@signed_in
def add_device(request: PersonRequest) -> HttpResponse:
    """Call me in this browser too."""
    try:
        actions.add_device(person=request.person, subscription=request.POST.get("subscription", "")[:4000])
    except Refusal as refusal:
        return _calls_page(request, str(refusal.message), status=422)
    messages.success(request, _("This device is called too."))
    return redirect("notifications:calls")


@require_POST
@signed_in
def remove_device(request: PersonRequest, device_id: UUID) -> HttpResponse:
    """Not on that device any more."""
    actions.remove_device(person=request.person, device_id=device_id)
    messages.success(request, _("That device is not called any more."))
    return redirect("notifications:calls")


@require_http_methods(["GET", "HEAD"])
@operator_only
def channel_list(request: PersonRequest) -> HttpResponse:
    """Every way out, and how it is."""
    return render(request, "notifications/channels.html", {"channels": queries.channel_states()})


@require_POST
@signed_in
def mute_place(request: PersonRequest, place_id: UUID) -> HttpResponse:
    """No notices from this place, or notices again with `again`. Says nothing about whether there is such a place."""
    if request.POST.get("again"):
        actions.unmute_place(person=request.person, place=place_id)
        messages.success(request, _("You hear from this group again."))
    else:
        actions.mute_place(person=request.person, place=place_id)
        messages.success(request, _("You will not hear from this group."))
    return redirect(safe_next(request, "/me/"))
