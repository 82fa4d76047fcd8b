"""Addresses of the room."""

from django.urls import path

from hearthside.mending import views

app_name = "mending"
urlpatterns = [
    path("safety/case/<uuid:case_id>/talk/", views.offer, name="offer"),
    path("me/talks/<uuid:talk_id>/", views.talk, name="talk"),
    path("me/talks/<uuid:talk_id>/<slug:deed>/", views.act, name="act"),
]
