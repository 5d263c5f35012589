"""What else was promised: deep pages, long pages, memory, and what search rows cost when writing."""

from collections.abc import Iterator

from benchmarks.costs.cost import Cost
from benchmarks.costs.reading import reading_costs
from benchmarks.costs.writing import writing_costs

__all__ = ["Cost", "measure_costs"]


def measure_costs() -> Iterator[Cost]:
    """Measure them one by one in the collection that is open."""
    yield from reading_costs()
    yield from writing_costs()
