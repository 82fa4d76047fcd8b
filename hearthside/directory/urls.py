"""Addresses of the help pages and the directory."""

from django.urls import path

from hearthside.directory import views

app_name = "directory"
urlpatterns = [
    path("help/", views.help_page, name="help"),
    path("help/way/", views.way, name="way"),
    path("help/worried/", views.worried, name="worried"),
    path("help/check/", views.check_lines, name="check"),
    path("me/contacts/", views.contacts, name="contacts"),
    path("me/contacts/<uuid:contact_id>/remove/", views.remove_contact, name="remove_contact"),
]
