"""Addresses of this room."""

from django.urls import path

from hearthside.cards import views

app_name = "cards"
urlpatterns = [
    path("groups/<slug:slug>/card/", views.card, name="card"),
    path("groups/<slug:slug>/how-it-is/", views.review, name="review"),
]
