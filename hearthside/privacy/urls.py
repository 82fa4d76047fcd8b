"""Addresses of what is mine."""

from django.urls import path

from hearthside.privacy import views

app_name = "privacy"
urlpatterns = [
    path("me/data/", views.mine, name="mine"),
    path("me/data/copy/", views.ask, name="ask"),
    path("me/data/copy/<uuid:copy_id>/", views.download, name="download"),
    path("me/data/who-sees/", views.who_sees, name="who_sees"),
    path("me/data/agreed/", views.agreed, name="agreed"),
    path("me/data/erase/", views.erase, name="erase"),
    path("gone/", views.gone, name="gone"),
]
