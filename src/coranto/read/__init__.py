"""Reading: bytes become dispatches, or problems that say why they could not.

``sources`` is the door. ``formats`` is the table of what can be read: another format is one file here and one row
there.
"""
