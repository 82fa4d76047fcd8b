"""Addresses of the room."""

from django.urls import path

from hearthside.lookback import views

app_name = "lookback"
urlpatterns = [path("safety/case/<uuid:case_id>/before/", views.before, name="before")]
