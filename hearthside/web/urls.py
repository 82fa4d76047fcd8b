"""Addresses of the first pages."""

from django.urls import path

from hearthside.web.views import first, low, plain, setting_up, site

app_name = "web"
urlpatterns = [
    path("", first.home, name="home"),
    path("start/", first.start, name="start"),
    path("low/", low.low, name="low"),
    path("low/company/", low.company, name="company"),
    path("set-up/", setting_up.set_up, name="set_up"),
    path("set-up/account/", setting_up.account, name="account"),
    path("set-up/checklist/", setting_up.checklist_page, name="checklist"),
    path("set-up/doors/", setting_up.doors, name="doors"),
    path("site/", site.site, name="site"),
    path("site/backups/", site.backups_page, name="backups"),
    path("site/people/", site.people, name="people"),
    path("site/people/<uuid:person_id>/", site.roles, name="roles"),
    path("site/people/<uuid:person_id>/sessions/end/", site.end_sessions, name="end_sessions"),
    path("site/people/<uuid:person_id>/second-step/", site.take_second_step_away, name="take_second_step_away"),
    path("privacy/", plain.privacy, name="privacy"),
    path("about-safety/", plain.about_safety, name="about_safety"),
    path("discreet/", plain.discreet, name="discreet"),
    path("robots.txt", plain.robots, name="robots"),
    path(".well-known/security.txt", plain.security, name="security"),
]
