"""Addresses of conversations."""

from django.urls import path

from hearthside.conversations.views import help, kindness, reading, writing

app_name = "conversations"
urlpatterns = [
    path("groups/<slug:slug>/talk/", reading.of_group, name="list"),
    path("groups/<slug:slug>/talk/new/", writing.new, name="new"),
    path("talk/", reading.mine, name="mine"),
    path("talk/words/", help.words, name="words"),
    path("talk/<uuid:thread_id>/", reading.thread, name="thread"),
    path("talk/<uuid:thread_id>/after/<int:number>/", reading.after, name="after"),
    path("talk/<uuid:thread_id>/reply/", writing.reply, name="reply"),
    path("talk/<uuid:thread_id>/news/", kindness.follow, name="follow"),
    path("talk/post/<uuid:post_id>/", reading.post, name="post"),
    path("talk/post/<uuid:post_id>/edit/", writing.edit, name="edit"),
    path("talk/post/<uuid:post_id>/take-back/", writing.take_back, name="take_back"),
    path("talk/<uuid:thread_id>/reaction/", kindness.react, name="react"),
    path("talk/post/<uuid:post_id>/answer/", kindness.answer, name="answer"),
]
