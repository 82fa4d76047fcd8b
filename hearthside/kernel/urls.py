"""The two addresses that machines ask."""

from django.urls import path

from hearthside.kernel import health

app_name = "kernel"
urlpatterns = [path("healthz", health.healthz, name="healthz"), path("readyz", health.readyz, name="readyz")]
