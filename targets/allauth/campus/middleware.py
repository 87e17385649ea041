"""Nobody gets past the page asking to bind a method before one is bound."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import resolve

from campus.methods import bound

BINDING = {
    "choose_method",
    "account_change_phone",
    "account_verify_phone",
    "account_reauthenticate",
    "account_logout",
    "mfa_activate_totp",
    "weixin_login",
    "weixin_callback",
}
"""The names of the addresses that bind a method."""


def forced_binding(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Lead who has nothing bound to the page asking for it, and who has changed something to the list."""

    def answer(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            return get_response(request)
        before = bound(user)
        if not any(before.values()) and resolve(request.path).url_name not in BINDING:
            return redirect("choose_method")
        response = get_response(request)
        if response.status_code == 302 and bound(user) != before:
            response["Location"] = resolve_url("two_step" if any(before.values()) else "welcome")
        return response

    return answer
