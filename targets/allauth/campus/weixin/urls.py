"""allauth's own addresses for WeChat."""

from allauth.socialaccount.providers.weixin.urls import urlpatterns

__all__ = ["urlpatterns"]
