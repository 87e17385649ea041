"""The addresses."""

from django.urls import include, path

from campus import control, views

urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("inbox/", views.inbox, name="inbox"),
    path("bind/", views.choose_method, name="choose_method"),
    path("two-step/", views.two_step, name="two_step"),
    path("accounts/", include("allauth.urls")),
    path("control/", include(control.urlpatterns)),
]
