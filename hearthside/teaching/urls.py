"""Addresses of the room."""

from django.urls import path

from hearthside.teaching import views

app_name = "teaching"
urlpatterns = [
    path("safety/looks/", views.looks, name="looks"),
    path("safety/looks/<uuid:look_id>/", views.look, name="look"),
    path("safety/readers/", views.readers, name="readers"),
    path("safety/readers/back/", views.back, name="back"),
    path("safety/readers/private/", views.private, name="private"),
    path("safety/readers/<uuid:reader_id>/", views.adopt, name="adopt"),
]
