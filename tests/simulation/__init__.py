"""A deterministic simulation of a service: some laptops and one centre, the product's own code, in one process.

What is real: the laptops' encrypted stores on disk, `sync.SyncEngine`, `sync.Server` with all of its encoding, packing
and retrying, and the centre's whole application (edge, routes, ledger, pages) over SQLite. What is not: the clocks, the
ids (`nature.py`), the hashing of passwords, and the link (`link.py`), which does to requests and answers what bad links
do. Programs die just before or just after any of their commits. `truths.py` holds what must be true after every step.

One seed is one schedule, and always the same one. To live through a seed again, with each step told:

    python -m tests.simulation 1234

    make soak                                       a million steps; the first seed is told, and every seed that breaks
    HOLDFAST_SOAK_STEPS=50000 HOLDFAST_SEED=7 make soak     so many steps, from this seed on

`mutants.py` plants bugs, one at a time, to prove that the truths would notice; a seed is tried with one of them by
`python -m tests.simulation 1234 --mutant NAME`.
"""
