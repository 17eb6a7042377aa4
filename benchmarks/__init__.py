"""Speed, as ratios against a floor in one run: `python -m benchmarks`."""
