"""Measurements against peers, in one run; ratios, never absolute times.

``main`` of each prints what it measured and returns the code to exit with: 0; 1 where what must hold does not; 2 where
it cannot be asked so, or not here. How fast something is decides no code.
"""
