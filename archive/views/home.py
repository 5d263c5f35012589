"""The first page and the page about the archive."""

from django.views.generic import TemplateView

from archive.models import Correspondent, Document, Event

RECENT = 5


class HomeView(TemplateView):
    """Search, the archive in numbers, and what was added last."""

    template_name = "home.html"

    def get_context_data(self, **kwargs):
        """The numbers and the newest documents that the reader may see."""
        user = self.request.user
        documents = Document.objects.visible_to(user)
        return super().get_context_data(
            documents=documents.count(),
            correspondents=Correspondent.objects.visible_to(user).count(),
            events=Event.objects.visible_to(user).count(),
            recent=documents.for_list().order_by("-created_at", "-pk")[:RECENT],
            **kwargs,
        )


class AboutView(TemplateView):
    """What the archive is, and how dates are read and shown."""

    template_name = "about.html"
