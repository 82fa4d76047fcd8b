"""Addresses of the room."""

from django.urls import path

from hearthside.aftercare import views

app_name = "aftercare"
urlpatterns = [
    path("help/tomorrow/", views.tomorrow, name="tomorrow"),
    path("me/looking-in/<uuid:contact_id>/", views.contact, name="contact"),
    path("me/looking-in/", views.wishes, name="wishes"),
]
