"""What a web mail keeps."""

from django.conf import settings
from django.db import models


class Letter(models.Model):
    """A letter in somebody's mailbox."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    word = models.CharField(max_length=100)
