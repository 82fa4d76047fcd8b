"""The page of what happened before."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearthside.accounts.access import signed_in
from hearthside.accounts.middleware import PersonRequest
from hearthside.kernel import audit
from hearthside.lookback.queries import story_of
from hearthside.safety.access import get_case_for
from hearthside.safety.queries import step_in_words
from hearthside.vault.fields import reveal


@require_GET
@signed_in
def before(request: PersonRequest, case_id: UUID) -> HttpResponse:
    """What happened before around a case, for whoever may open it. That it was read is kept."""
    case = get_case_for(request.person, case_id)
    audit.record(request.person, "story_read", case)
    context = {
        "case": case,
        "story": story_of(case, request.person),
        "step_words": step_in_words,
        "reveal": reveal,
        "is_private": True,
    }
    return render(request, "lookback/before.html", context)
