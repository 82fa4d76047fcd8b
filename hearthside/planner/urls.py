"""Addresses of the planner."""

from django.urls import path

from hearthside.planner.views import planning, suggesting, together

app_name = "planner"
urlpatterns = [
    path("activities/", suggesting.suggest, name="suggest"),
    path("activities/yours/", planning.mine, name="mine"),
    path("activities/yours/back/", planning.back, name="back"),
    path("activities/yours/own/", planning.own, name="own"),
    path("activities/yours/<uuid:plan_id>/", planning.plan, name="plan"),
    path("activities/<slug:activity>/", suggesting.activity, name="activity"),
    path("activities/<slug:activity>/together/", together.together, name="together"),
]
