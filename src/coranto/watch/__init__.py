"""A dossier kept alive: sources are asked as they are due, what comes in is worked on, what changed is told.

The engine below does not know of the network: it is handed readings like any other.
"""
