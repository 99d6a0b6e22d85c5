"""Benchmarks: the product beside its limits, run as `python -m bench.run`."""
