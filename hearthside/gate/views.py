"""The page of those who keep the gate, and the tree of invitations."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.gate import access, actions, queries
from hearthside.gate.forms import CloseForm, GateForm
from hearthside.gate.keeping import keeping
from hearthside.kernel import audit


@require_http_methods(["GET", "POST"])
@signed_in
def gate(request: PersonRequest) -> HttpResponse:
    """How the gate stands, and how it should stand on any day."""
    access.check_keeper(request.person)
    now = keeping()
    form = GateForm(
        request.POST if request.method == "POST" else None,
        initial={"first_posts": now.first_posts, "joins_an_hour": now.joins_an_hour},
    )
    if request.method == "POST" and form.is_valid():
        actions.set_gate(actor=request.person, **form.cleaned_data)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("gate:gate")
    return _page(request, form, CloseForm(), status=422 if form.errors else 200)


@require_POST
@signed_in
def close(request: PersonRequest) -> HttpResponse:
    """Close the gate for some hours, or open it again."""
    access.check_keeper(request.person)
    if "open" in request.POST:
        actions.open_gate(actor=request.person)
        messages.success(request, _("The gate is open again."))
        return redirect("gate:gate")
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, GateForm(initial=vars(keeping())), form, status=422)
    actions.close_gate(actor=request.person, **form.cleaned_data)
    messages.success(request, _("The gate is closed. It opens by itself."))
    return redirect("gate:gate")


def _page(request: PersonRequest, form: Form, closing: Form, status: int = 200) -> HttpResponse:
    context = {"form": form, "closing": closing, "keeping": keeping()}
    return render(request, "gate/gate.html", context, status=status)


@require_GET
@signed_in
def tree(request: PersonRequest, case_id: UUID) -> HttpResponse:
    """Who invited the person of a case, and whom they invited. Every look is in the audit log."""
    case = access.get_case_with_tree(request.person, case_id)
    assert case.person is not None
    audit.record(request.person, "gate.tree_seen", case)
    context = {"case": case, "person_of_case": case.person, "tree": queries.tree_of(case.person)}
    return render(request, "gate/tree.html", context)
