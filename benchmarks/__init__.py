"""Measurements against peers, in one run; ratios, never absolute times."""
