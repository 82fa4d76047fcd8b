"""Benchmarks: figures as ratios taken in one run. They talk to 127.0.0.1 only, are bounded, and stop by themselves."""
