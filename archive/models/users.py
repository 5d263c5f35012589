"""Who works in the archive, and who may see what is not public."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An archivist or administrator."""

    class Meta(AbstractUser.Meta):
        ordering = ["username", "pk"]


def is_curator(user) -> bool:
    """Whether the user sees records in every state: active staff who may view documents."""
    return bool(
        user is not None
        and user.is_active
        and user.is_staff
        and user.has_perm("archive.view_document")
    )
