"""``python -m benchmarks 100k``: build what is missing, ask everybody, write the results."""

import argparse
import os
import sys

from benchmarks.collection import SIZES
from benchmarks.contestants import LEAST, NAMES
from benchmarks.homes import build, home_of, opened


def main() -> None:
    """Run the benchmark of one size."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("size", choices=SIZES, help="how many documents")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes that build")
    parser.add_argument("--build", action="store_true", help="build the collection and stop")
    parser.add_argument("--plain-only", action="store_true", help="leave out Datasette and tantivy")
    options = parser.parse_args()
    who = sorted(LEAST if options.plain_only else NAMES)
    with opened(options.size, durable=False):
        build(options.size, options.jobs, who)
    if options.build:
        return
    # As an archive runs: every commit is on the disk before it is answered.
    with opened(options.size):
        from benchmarks import report
        from benchmarks.costs import measure_costs
        from benchmarks.measuring import measure

        home, costs = home_of(options.size), []
        # Into the home as it goes, lest an end on the way lose hours.
        measured = measure(
            home / "peers", who, lambda some: report.write(options.size, some, [], home)
        )
        for cost in measure_costs():
            costs.append(cost)
            report.write(options.size, measured, costs, home)
        sys.stdout.write(report.write(options.size, measured, costs))


if __name__ == "__main__":
    main()
