"""robots.txt: what robots are welcome to read (RFC 9309)."""

from django.views.generic import TemplateView


class RobotsView(TemplateView):
    """The rules for robots, and why."""

    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"
