"""Addresses of the room."""

from django.urls import path

from hearthside.gate import views

app_name = "gate"
urlpatterns = [
    path("site/gate/", views.gate, name="gate"),
    path("site/gate/close/", views.close, name="close"),
    path("safety/case/<uuid:case_id>/invitations/", views.tree, name="tree"),
]
