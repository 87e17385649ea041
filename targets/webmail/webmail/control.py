"""What a harness may ask of a deployment: people, their passwords, and the time. Loopback only."""

import json
from collections.abc import Callable
from functools import wraps

import time_machine
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from webmail.models import Letter

Action = Callable[[dict[str, object]], None]
_travels: list[time_machine.Traveller] = []


def asked(action: Action) -> Callable[[HttpRequest], HttpResponse]:
    """A view that does what is asked of it, with the request's JSON; not to be found from elsewhere."""

    @csrf_exempt
    @wraps(action)
    def view(request: HttpRequest) -> HttpResponse:
        if not request.get_host().startswith("127.0.0.1:"):
            raise Http404
        action(json.loads(request.body or "{}"))
        return HttpResponse()

    return view


@asked
def ready(_: dict[str, object]) -> None:
    """It answers."""


@asked
def people(given: dict[str, object]) -> None:
    """Make somebody, with a letter in the mailbox."""
    user = User.objects.create_user(given["address"], password=given["password"], first_name=given["name"])
    Letter.objects.create(user=user, word=given["letter"])


@asked
def password(given: dict[str, object]) -> None:
    """Replace a password."""
    user = User.objects.get(username=given["address"])
    user.set_password(given["password"])
    user.save()


@asked
def clock(given: dict[str, object]) -> None:
    """Move the time on."""
    if not _travels:
        _travels.append(time_machine.travel(timezone.now(), tick=True).start())
    _travels[0].shift(given["seconds"])


urlpatterns = [path(view.__name__, view) for view in (ready, people, password, clock)]
