from django.urls import URLPattern

from handrail.sharing import retention_urls

urlpatterns: list[URLPattern] = [*retention_urls.urlpatterns]
