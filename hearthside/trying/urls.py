"""Addresses of this room."""

from django.urls import path

from hearthside.trying.views import company, looking_around

app_name = "trying"
urlpatterns = [
    path("trying/", looking_around.my_list, name="list"),
    path("trying/side-by-side/", looking_around.compare, name="compare"),
    path("trying/forget/", looking_around.forget, name="forget"),
    path("groups/<slug:slug>/try/", looking_around.begin, name="begin"),
    path("groups/<slug:slug>/try/note/", looking_around.note, name="note"),
    path("groups/<slug:slug>/try/leave/", looking_around.leave, name="leave"),
    path("groups/<slug:slug>/stay/", looking_around.stay, name="stay"),
    path("groups/<slug:slug>/lead/tasters/", looking_around.tasters, name="tasters"),
    path("groups/<slug:slug>/you/buddy/", company.buddy, name="buddy"),
    path("groups/<slug:slug>/you/buddy/<uuid:pair_id>/", company.pair, name="pair"),
]
