"""Benchmarks: the product beside its limits, run by `make bench`."""
