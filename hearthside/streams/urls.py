"""Addresses of streams; each stands below its meeting."""

from django.urls import path

from hearthside.streams import views

app_name = "streams"
urlpatterns = [
    path("meetings/<uuid:occurrence_id>/stream/", views.stream, name="stream"),
    path("meetings/<uuid:occurrence_id>/stream/news/", views.news, name="news"),
    path("meetings/<uuid:occurrence_id>/stream/talk/", views.talk, name="talk"),
    path("meetings/<uuid:occurrence_id>/stream/plan/", views.plan, name="plan"),
    path("meetings/<uuid:occurrence_id>/stream/begin/", views.begin, name="begin"),
    path("meetings/<uuid:occurrence_id>/stream/end/", views.end, name="end"),
    path("meetings/<uuid:occurrence_id>/stream/people/", views.people, name="people"),
    path("meetings/<uuid:occurrence_id>/stream/say/", views.say, name="say"),
]
