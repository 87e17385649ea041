"""The addresses."""

from django.contrib.auth.views import LogoutView
from django.http import HttpResponseNotFound
from django.urls import include, path
from two_factor.urls import urlpatterns as two_factor

from campus import control, views

urlpatterns = [
    path("", views.Welcome.as_view(), name="welcome"),
    path("inbox/", views.Inbox.as_view(), name="inbox"),
    path("account/two_factor/backup/tokens/", lambda request: HttpResponseNotFound()),
    path("account/logout/", LogoutView.as_view(), name="logout"),
    path("", include(two_factor)),
    path("control/", include(control.urlpatterns)),
]
