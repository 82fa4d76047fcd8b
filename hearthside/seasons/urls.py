"""Addresses of this room."""

from django.urls import path

from hearthside.seasons import views

app_name = "seasons"
urlpatterns = [
    path("groups/<slug:slug>/keeping/", views.keeping, name="keeping"),
    path("groups/<slug:slug>/keeping/ask/<slug:care>/", views.ask, name="ask"),
    path("groups/<slug:slug>/keeping/merge/", views.merge, name="merge"),
    path("groups/<slug:slug>/keeping/close/", views.close, name="close"),
    path("groups/<slug:slug>/keeping/go-on/", views.call_off, name="call_off"),
    path("groups/<slug:slug>/closing/", views.closing, name="closing"),
    path("groups/<slug:slug>/closing/join/", views.join_into, name="join_into"),
    path("groups/<slug:slug>/you/note/", views.leave_note, name="leave_note"),
    path("groups-alone/", views.alone, name="alone"),
    path("groups-alone/<uuid:place_id>/", views.look_for_somebody, name="look_for_somebody"),
    path("offers/", views.offers, name="offers"),
    path("offers/<uuid:offer_id>/", views.offer, name="offer"),
    path("me/notes/", views.notes, name="notes"),
    path("me/notes/<uuid:note_id>/", views.note, name="note"),
]
