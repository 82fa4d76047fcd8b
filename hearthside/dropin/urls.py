"""Addresses of drop-ins; each line stands below its meeting."""

from django.urls import path

from hearthside.dropin import views

app_name = "dropin"
urlpatterns = [
    path("drop-in/", views.hours_list, name="list"),
    path("drop-in/how/", views.how, name="how"),
    path("meetings/<uuid:occurrence_id>/line/", views.line_view, name="line"),
    path("meetings/<uuid:occurrence_id>/line/news/", views.news, name="news"),
    path("meetings/<uuid:occurrence_id>/line/join/", views.join, name="join"),
    path("meetings/<uuid:occurrence_id>/line/do/<slug:verb>/", views.do, name="do"),
    path("meetings/<uuid:occurrence_id>/line/desk/", views.desk, name="desk"),
    path("meetings/<uuid:occurrence_id>/line/desk/news/", views.desk_news, name="desk_news"),
    path("meetings/<uuid:occurrence_id>/line/desk/here/", views.here, name="here"),
    path("meetings/<uuid:occurrence_id>/line/desk/door/", views.door, name="door"),
    path("meetings/<uuid:occurrence_id>/line/desk/first/", views.first, name="first"),
    path("meetings/<uuid:occurrence_id>/line/desk/<slug:verb>/", views.lead, name="lead"),
    path("meetings/series/<uuid:meeting_id>/line/", views.settings, name="settings"),
]
