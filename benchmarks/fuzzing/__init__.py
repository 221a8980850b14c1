"""Inputs nobody would write, for whatever reads what others wrote: laws that must hold for any bytes at all.

``targets`` is the table; ``reading``, ``grammars`` and ``questions`` say what must hold, ``seeds`` what the inputs are
made from. They are tried at length by ``python -m benchmarks.fuzzing``, and a little by the tests.
"""
