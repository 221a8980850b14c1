"""Short lists of grammatical words, written as lines."""


def words(listed: str) -> frozenset[str]:
    """The words of ``listed``, which white space separates."""
    return frozenset(listed.split())
