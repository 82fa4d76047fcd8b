"""Addresses of appointments."""

from django.urls import path

from hearthside.appointments import views

app_name = "appointments"
urlpatterns = [
    path("appointments/", views.givers, name="list"),
    path("appointments/yours/", views.yours, name="yours"),
    path("appointments/give/", views.give, name="give"),
    path("appointments/give/times/", views.offer, name="offer"),
    path("appointments/give/times/<uuid:slot_id>/withdraw/", views.withdraw, name="withdraw"),
    path("appointments/professionals/", views.professionals, name="professionals"),
    path("appointments/professionals/<uuid:giver_id>/end/", views.end_professional, name="end_professional"),
    path("appointments/with/<uuid:giver_id>/", views.giver, name="giver"),
    path("appointments/times/<uuid:slot_id>/", views.book, name="book"),
    path("appointments/<uuid:appointment_id>/", views.one, name="one"),
    path("appointments/<uuid:appointment_id>/move/", views.move, name="move"),
    path("appointments/<uuid:appointment_id>/off/", views.off, name="off"),
    path("appointments/<uuid:appointment_id>/calendar.ics", views.file, name="file"),
    path("appointments/<uuid:appointment_id>/room/", views.room, name="room"),
    path("appointments/<uuid:appointment_id>/room/news/", views.news, name="news"),
    path("appointments/<uuid:appointment_id>/room/yes/", views.say_yes, name="yes"),
]
