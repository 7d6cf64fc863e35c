"""The benchmarks: each figure beside a baseline measured in the same run.

`workload.py` and `linkproxy.py` are the work and the links on which other sync engines were measured, taken over as
they are so that the figures can be compared. Run with `make bench`.
"""
