"""The pattern page."""

from django.urls import path

from hearthside.ui import views

app_name = "ui"
urlpatterns = [path("patterns/", views.patterns, name="patterns")]
