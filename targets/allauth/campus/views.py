"""The mail's own pages."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from webmail.models import Letter

from campus.methods import bound


@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    """The first page of a mailbox."""
    return render(request, "campus/welcome.html")


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The letters."""
    return render(request, "campus/inbox.html", {"letters": Letter.objects.filter(user=request.user)})


@login_required
def choose_method(request: HttpRequest) -> HttpResponse:
    """The page asking to bind a method."""
    return render(request, "campus/choose_method.html", bound(request.user))


@login_required
def two_step(request: HttpRequest) -> HttpResponse:
    """Which methods are bound, each with what can be done about it."""
    return render(request, "campus/two_step.html", bound(request.user))
