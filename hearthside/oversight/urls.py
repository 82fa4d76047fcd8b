"""Addresses of the room."""

from django.urls import path

from hearthside.oversight import views

app_name = "oversight"
urlpatterns = [
    path("safety/record/", views.record, name="record"),
    path("safety/openings/", views.openings, name="openings"),
    path("safety/case/<uuid:case_id>/open/", views.ask, name="ask"),
    path("safety/openings/<uuid:opening_id>/", views.opening, name="opening"),
    path("safety/openings/<uuid:opening_id>/answer/", views.answer, name="answer"),
    path("safety/openings/<uuid:opening_id>/look/", views.look, name="look"),
    path("me/safety/opened/<uuid:opening_id>/", views.told, name="told"),
]
