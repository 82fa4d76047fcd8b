"""Addresses of calls; each stands below its meeting."""

from django.urls import path

from hearthside.calls import views

app_name = "calls"
urlpatterns = [
    path("meetings/<uuid:occurrence_id>/call/", views.door, name="door"),
    path("meetings/<uuid:occurrence_id>/call/news/", views.news, name="news"),
    path("meetings/<uuid:occurrence_id>/call/ask/", views.ask, name="ask"),
    path("meetings/<uuid:occurrence_id>/call/begin/", views.begin, name="begin"),
    path("meetings/<uuid:occurrence_id>/call/link/", views.link, name="link"),
    path("meetings/<uuid:occurrence_id>/call/go/<str:key>/", views.go, name="go"),
    path("meetings/<uuid:occurrence_id>/call/leave/", views.leave, name="leave"),
    path("meetings/<uuid:occurrence_id>/call/lead/<slug:verb>/", views.lead, name="lead"),
]
