"""What the deployment keeps besides allauth's own tables."""

from django.conf import settings
from django.db import models


class Phone(models.Model):
    """Somebody's number, in E.164; one number belongs to one account at most."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE)
    number = models.CharField(max_length=16, unique=True)
    verified = models.BooleanField()
