"""Timelines of large corpora: which days matter, and which sentences tell what happened on them."""
