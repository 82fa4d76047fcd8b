"""Addresses of the programmes room."""

from django.urls import path

from hearthside.programmes import views

app_name = "programmes"
urlpatterns = [
    path("meetings/<uuid:occurrence_id>/programme/", views.programme, name="programme"),
    path("meetings/<uuid:occurrence_id>/programme/new/", views.new_part, name="new_part"),
    path("meetings/parts/<uuid:part_id>/", views.part, name="part"),
    path("meetings/series/<uuid:meeting_id>/course/", views.course, name="course"),
]
