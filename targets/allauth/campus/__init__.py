"""A web mail behind django-allauth: as much of one as it takes to be judged."""
