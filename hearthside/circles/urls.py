"""Addresses of the circles room."""

from django.urls import path

from hearthside.circles import views

app_name = "circles"
urlpatterns = [
    path("code/", views.code, name="code"),
    path("circles/", views.start, name="start"),
    path("circles/growing/", views.growing, name="growing"),
    path("circles/growing/<slug:slug>/", views.decide, name="decide"),
    path("circles/shapes/<slug:shape>/", views.shape, name="shape"),
    path("circles/shapes/<slug:shape>/new/", views.new, name="new"),
    path("circles/of/<slug:slug>/plan/", views.plan, name="plan"),
    path("circles/of/<slug:slug>/grow/", views.grow, name="grow"),
    path("circles/of/<slug:slug>/grow/answer/", views.answer, name="answer"),
]
