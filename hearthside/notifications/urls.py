"""Addresses of the notifications room."""

from django.urls import path

from hearthside.notifications import views

app_name = "notifications"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/seen/", views.all_seen, name="all_seen"),
    path("notices/<uuid:notice_id>/", views.open_notice, name="open"),
    path("notices/<uuid:notice_id>/all/", views.open_together, name="open_together"),
    path("notices/mute/<uuid:place_id>/", views.mute_place, name="mute_place"),
    path("me/notices/", views.wishes, name="wishes"),
    path("me/calls/", views.calls, name="calls"),
    path("me/calls/device/", views.add_device, name="add_device"),
    path("me/calls/device/<uuid:device_id>/remove/", views.remove_device, name="remove_device"),
    path("hours/channels/", views.channel_list, name="channels"),
]
