"""Addresses of the finder. None of them can hold an answer."""

from django.urls import path

from hearthside.finding.views import asking, looking, paths

app_name = "finding"
urlpatterns = [
    path("find/", paths.start, name="start"),
    path("find/questions/", asking.questions, name="questions"),
    path("find/page/", asking.one_page, name="one_page"),
    path("find/look/", looking.look, name="look"),
    path("find/kept/", asking.kept, name="kept"),
    path("find/well/", paths.well, name="well"),
    path("find/beside/", paths.beside, name="beside"),
    path("find/own/", paths.own, name="own"),
    path("find/small/", paths.small, name="small"),
]
