"""Addresses of this room."""

from django.urls import path

from hearthside.organisations import views

app_name = "organisations"
urlpatterns = [
    path("organisations/", views.organisation_list, name="list"),
    path("organisations/new/", views.new, name="new"),
    path("organisations/<slug:organisation>/", views.organisation, name="organisation"),
    path("organisations/<slug:organisation>/run-by/", views.administrators, name="administrators"),
    path("organisations/<slug:organisation>/run-by/<uuid:person_id>/take/", views.take, name="take"),
    path("organisations/<slug:organisation>/step-down/", views.step_down, name="step_down"),
    path("organisations/<slug:organisation>/groups/<slug:slug>/", views.answer, name="answer"),
    path("groups/<slug:slug>/organisation/", views.roof, name="roof"),
]
