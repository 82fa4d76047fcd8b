"""Addresses of the places room."""

from django.urls import path

from hearthside.places import views

app_name = "places"
urlpatterns = [
    path("", views.venue_list, name="list"),
    path("new/", views.new, name="new"),
    path("<uuid:venue_id>/", views.venue, name="venue"),
    path("<uuid:venue_id>/change/", views.change, name="change"),
    path("bookings/<uuid:booking_id>/", views.answer, name="answer"),
]
