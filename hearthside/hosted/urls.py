"""Addresses of hosted rooms; each stands below its meeting."""

from django.urls import path

from hearthside.hosted import views

app_name = "hosted"
urlpatterns = [
    path("meetings/<uuid:occurrence_id>/room/", views.room, name="room"),
    path("meetings/<uuid:occurrence_id>/room/open/", views.open_room, name="open"),
    path("meetings/<uuid:occurrence_id>/room/enter/", views.enter, name="enter"),
    path("meetings/<uuid:occurrence_id>/room/news/", views.news, name="news"),
    path("meetings/<uuid:occurrence_id>/room/say/", views.say, name="say"),
    path("meetings/<uuid:occurrence_id>/room/after/", views.after, name="after"),
    path("meetings/<uuid:occurrence_id>/room/do/<slug:verb>/", views.do, name="do"),
    path("meetings/<uuid:occurrence_id>/room/lead/<slug:verb>/", views.lead, name="lead"),
]
