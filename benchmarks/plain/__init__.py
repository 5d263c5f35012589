"""A plain Django and django-filter page over the same documents, as most projects would write it."""
