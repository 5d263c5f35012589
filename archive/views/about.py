"""The page about the archive."""

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.views.generic import TemplateView

from archive.models import (
    Collection,
    Correspondent,
    CorrespondentKind,
    Document,
    Event,
    Place,
    Repository,
    Text,
    TextKind,
)


class AboutView(TemplateView):
    """What the archive is, what is in it, and under which terms."""

    template_name = "about.html"

    def get_context_data(self, **kwargs):
        """The numbers of what the reader may see (seven queries)."""
        user = self.request.user
        documents = Document.objects.visible_to(user)
        days = Count("pk", filter=Q(date_first__isnull=False))
        texts = Text.objects.visible_to(user).filter(document__in=documents.values("pk"))
        people = Correspondent.objects.visible_to(user)
        return super().get_context_data(
            documents=documents.aggregate(all=Count("pk"), dated=days),
            kinds=_by(people, "kind", CorrespondentKind),
            texts=_by(texts, "kind", TextKind),
            events=Event.objects.visible_to(user).count(),
            collections=Collection.objects.visible_to(user).count(),
            repositories=Repository.objects.visible_to(user).count(),
            places=Place.objects.visible_to(user).count(),
            **kwargs,
        )


def _by(records, column: str, choices) -> list[tuple[str, str, int]]:
    """How many records there are of each of the choices: value, name, number (one query)."""
    numbers = dict(records.order_by().values_list(column).annotate(number=Count("pk")))
    return [
        (choice.value, str(capfirst(choice.label)), numbers[choice.value])
        for choice in choices
        if choice.value in numbers
    ]
