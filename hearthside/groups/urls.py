"""Addresses of the groups room."""

from django.urls import path

from hearthside.groups import views

app_name = "groups"
urlpatterns = [
    path("", views.group_list, name="list"),
    path("mine/", views.mine, name="mine"),
    path("new/", views.new, name="new"),
    path("waiting/", views.waiting, name="waiting"),
    path("waiting/<slug:slug>/", views.decide, name="decide"),
    path("waiting/<slug:slug>/listing/", views.decide_listing, name="decide_listing"),
    path("join/", views.invitation, name="invitation"),
    path("join/<str:code>/", views.invited, name="invited"),
    path("memory/<uuid:person_id>/", views.memory, name="memory"),
    path("<slug:slug>/gentle/", views.gentle, name="gentle"),
    path("<slug:slug>/", views.group_page, name="group"),
    path("<slug:slug>/rules/", views.rules, name="rules"),
    path("<slug:slug>/join/", views.join, name="join"),
    path("<slug:slug>/agree/", views.agree, name="agree"),
    path("<slug:slug>/you/", views.yours, name="yours"),
    path("<slug:slug>/you/pause/", views.pause, name="pause"),
    path("<slug:slug>/you/back/", views.come_back, name="come_back"),
    path("<slug:slug>/you/step-back/", views.step_back, name="step_back"),
    path("<slug:slug>/you/leave/", views.leave, name="leave"),
    path("<slug:slug>/people/", views.people, name="people"),
    path("<slug:slug>/people/<uuid:person_id>/role/", views.set_role, name="set_role"),
    path("<slug:slug>/requests/", views.requests, name="requests"),
    path("<slug:slug>/requests/<uuid:person_id>/", views.answer, name="answer"),
    path("<slug:slug>/invitations/", views.invitations, name="invitations"),
    path("<slug:slug>/invitations/<uuid:invitation_id>/end/", views.end_invitation, name="end_invitation"),
    path("<slug:slug>/lead/", views.lead, name="lead"),
    path("<slug:slug>/lead/words/", views.edit, name="edit"),
    path("<slug:slug>/lead/facts/", views.facts, name="facts"),
    path("<slug:slug>/lead/rules/", views.change_rules, name="change_rules"),
    path("<slug:slug>/lead/state/", views.set_state, name="set_state"),
]
