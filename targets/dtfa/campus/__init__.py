"""A web mail behind django-two-factor-auth: as much of one as it takes to be judged."""
