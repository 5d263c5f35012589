"""Plain lists, page by page."""

from django.core.paginator import Paginator

SIZE = 50


def page_of(records, number: int, size: int = SIZE):
    """The page of this number and the page numbers to link to; None beyond the end."""
    paginator = Paginator(records, size)
    if number > paginator.num_pages:
        return None, paginator.num_pages
    return paginator.page(number), list(paginator.get_elided_page_range(number))
