"""Every page of this room."""

from handrail.planning import plan_urls

urlpatterns = [*plan_urls.urlpatterns]
