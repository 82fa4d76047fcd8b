"""Addresses of the roster."""

from django.urls import path

from hearthside.roster.views import calls, drills, hours, watch

app_name = "roster"
urlpatterns = [
    path("hours/", hours.hours, name="hours"),
    path("hours/add/", hours.add, name="add"),
    path("hours/day-off/", hours.day_off, name="day_off"),
    path("hours/<uuid:hours_id>/remove/", hours.remove, name="remove"),
    path("hours/watch/", watch.watch, name="watch"),
    path("hours/watch/add/", watch.add, name="shift_add"),
    path("hours/watch/here/", watch.here, name="here"),
    path("hours/watch/stop/", watch.stop, name="stop"),
    path("hours/watch/note/", watch.note, name="note"),
    path("hours/watch/rest/<slug:how>/", watch.rest, name="rest"),
    path("hours/watch/<slug:key>/<slug:step>/", watch.cover, name="cover"),
    path("hours/calls/", calls.calls, name="calls"),
    path("hours/calls/<uuid:page_id>/", calls.answer_page, name="answer_page"),
    path("hours/drills/", drills.drill_list, name="drills"),
    path("hours/drills/<uuid:alert_id>/", drills.drill, name="drill"),
    path("hours/drills/<uuid:alert_id>/end/", drills.end, name="drill_end"),
    path("call/<str:token>/", calls.answer_link, name="answer_link"),
]
