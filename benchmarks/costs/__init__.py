"""What else was promised: deep pages, long pages, memory, and what search rows cost when writing."""

from benchmarks.costs.cost import Cost
from benchmarks.costs.reading import reading_costs
from benchmarks.costs.writing import writing_costs

__all__ = ["Cost", "measure_costs"]


def measure_costs() -> list[Cost]:
    """Measure all of them in the collection that is open."""
    return [*reading_costs(), *writing_costs()]
