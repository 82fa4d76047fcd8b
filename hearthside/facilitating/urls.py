"""Addresses of the console and of what comes after; each stands below its meeting."""

from django.urls import path

from hearthside.facilitating import views

app_name = "facilitating"
urlpatterns = [
    path("meetings/<uuid:occurrence_id>/console/", views.console, name="console"),
    path("meetings/<uuid:occurrence_id>/console/lead/<slug:verb>/", views.lead, name="lead"),
    path("meetings/<uuid:occurrence_id>/console/step-in/", views.step_in, name="step_in"),
    path("meetings/<uuid:occurrence_id>/sheet/", views.sheet, name="sheet"),
    path("meetings/<uuid:occurrence_id>/notes/", views.log, name="log"),
    path("meetings/<uuid:occurrence_id>/after/", views.onward, name="onward"),
    path("meetings/<uuid:occurrence_id>/after/how-it-is/", views.felt, name="felt"),
]
