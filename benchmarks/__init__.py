"""How fast Chancery answers, beside its peers, over made-up collections of 10k, 100k and 1M documents.

    make bench SIZE=100k        builds the collection in var/bench, asks, writes benchmarks/results

``collection`` makes the documents, ``peers`` holds the same data for others to answer from. Nothing
of the application imports from here, and no archive but those under var/bench is touched.
"""
