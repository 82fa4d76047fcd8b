"""Addresses of the room. No question ever stands in one."""

from django.urls import path

from hearthside.search import views

app_name = "search"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("me/found/", views.found, name="found"),
]
