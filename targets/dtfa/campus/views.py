"""The mail's own pages: who has no method bound is led to the wizard that binds one."""

from django.urls import reverse_lazy
from django.views.generic import ListView, TemplateView
from two_factor.views import OTPRequiredMixin
from webmail.models import Letter


class Verified(OTPRequiredMixin):
    """A page for those who passed the second step."""

    verification_url = reverse_lazy("two_factor:setup")


class Welcome(Verified, TemplateView):
    """The first page of a mailbox."""

    template_name = "campus/welcome.html"


class Inbox(Verified, ListView):
    """The letters."""

    template_name = "campus/inbox.html"
    context_object_name = "letters"

    def get_queryset(self) -> object:
        """Those of the person who is inside."""
        return Letter.objects.filter(user=self.request.user)
