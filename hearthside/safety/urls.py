"""Addresses of the room."""

from django.urls import path

from hearthside.safety.views import asking, desk, mine, reports, watching

app_name = "safety"
urlpatterns = [
    path("safety/", desk.desk, name="desk"),
    path("safety/care/", watching.own_care, name="own_care"),
    path("safety/care/<uuid:debrief_id>/", watching.end_talk, name="end_talk"),
    path("safety/clock/", watching.clock, name="clock"),
    path("hours/clock/", watching.public_clock, name="public_clock"),
    path("safety/case/<uuid:case_id>/", desk.case, name="case"),
    path("safety/case/<uuid:case_id>/<slug:verb>/", desk.act, name="act"),
    path("safety/appeal/<uuid:sanction_id>/", desk.answer, name="answer_appeal"),
    path("safety/report/<slug:kind>/<uuid:subject_id>/", reports.report, name="report"),
    path("safety/held/<slug:kind>/<uuid:subject_id>/", mine.held, name="held"),
    path("help/ask/", asking.ask, name="ask"),
    path("help/after/", mine.care, name="care"),
    path("me/safety/", mine.mine, name="mine"),
    path("me/safety/<uuid:sanction_id>/appeal/", mine.appeal, name="appeal"),
]
