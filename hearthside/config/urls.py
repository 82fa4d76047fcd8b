"""Every address of the site, by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("hearthside.conversations.urls")),  # the busiest first: each line passed costs 0.01 ms
    path("groups/", include("hearthside.groups.urls")),
    path("", include("hearthside.hosted.urls")),  # a room of hundreds asks for each line that is said
    path("", include("hearthside.finding.urls")),
    path("", include("hearthside.trying.urls")),
    path("", include("hearthside.planner.urls")),
    path("", include("hearthside.cards.urls")),
    path("", include("hearthside.circles.urls")),
    path("", include("hearthside.seasons.urls")),
    path("", include("hearthside.organisations.urls")),
    path("", include("hearthside.meetings.urls")),
    path("places/", include("hearthside.places.urls")),
    path("", include("hearthside.programmes.urls")),
    path("", include("hearthside.dropin.urls")),
    path("", include("hearthside.appointments.urls")),
    path("", include("hearthside.calls.urls")),
    path("", include("hearthside.streams.urls")),
    path("", include("hearthside.facilitating.urls")),
    path("", include("hearthside.privacy.urls")),
    path("", include("hearthside.web.urls")),
    path("", include("hearthside.kernel.urls")),
    path("", include("hearthside.ui.urls")),
    path("", include("hearthside.accounts.urls")),
    path("", include("hearthside.oversight.urls")),
    path("", include("hearthside.teaching.urls")),
    path("", include("hearthside.gate.urls")),
    path("", include("hearthside.lookback.urls")),
    path("", include("hearthside.mending.urls")),
    path("", include("hearthside.safety.urls")),
    path("", include("hearthside.notifications.urls")),
    path("", include("hearthside.directory.urls")),
    path("", include("hearthside.search.urls")),
    path("", include("hearthside.aftercare.urls")),
    path("", include("hearthside.roster.urls")),
]

handler400 = "hearthside.web.errors.bad_request"
handler403 = "hearthside.web.errors.not_allowed"
handler404 = "hearthside.web.errors.not_found"
handler500 = "hearthside.web.errors.broken"
