"""Addresses of the meetings room."""

from django.urls import path

from hearthside.meetings import views

app_name = "meetings"
urlpatterns = [
    path("meetings/", views.week, name="week"),
    path("meetings/sheet/", views.sheet, name="sheet"),
    path("meetings/yours/", views.yours, name="yours"),
    path("meetings/calendars/", views.feeds, name="feeds"),
    path("meetings/calendars/<uuid:feed_id>/end/", views.end_feed, name="end_feed"),
    path("calendar/<str:key>/", views.feed, name="feed"),
    path("meetings/quiet-days/", views.place_rests, name="place_rests"),
    path("meetings/code/", views.code, name="code"),
    path("meetings/code/file/", views.code_file, name="code_file"),
    path("meetings/<uuid:occurrence_id>/", views.meeting, name="meeting"),
    path("meetings/<uuid:occurrence_id>/answer/", views.answer, name="answer"),
    path("meetings/<uuid:occurrence_id>/course/", views.answer_course, name="answer_course"),
    path("meetings/<uuid:occurrence_id>/code/", views.come_by_code, name="come_by_code"),
    path("meetings/<uuid:occurrence_id>/file/", views.file, name="file"),
    path("meetings/<uuid:occurrence_id>/people/", views.people, name="people"),
    path("meetings/<uuid:occurrence_id>/host/", views.host, name="host"),
    path("meetings/<uuid:occurrence_id>/move/", views.move, name="move"),
    path("meetings/<uuid:occurrence_id>/call-off/", views.call_off, name="call_off"),
    path("meetings/series/<uuid:meeting_id>/", views.change, name="change"),
    path("meetings/series/<uuid:meeting_id>/end/", views.end, name="end"),
    path("groups/<slug:slug>/meetings/", views.of_group, name="of_group"),
    path("groups/<slug:slug>/meetings/new/", views.new, name="new"),
    path("groups/<slug:slug>/meetings/quiet-days/", views.quiet_days, name="quiet_days"),
]
