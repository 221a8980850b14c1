"""Short lists of words and phrases, written as lines."""


def words(listed: str) -> frozenset[str]:
    """The words of ``listed``, which white space separates."""
    return frozenset(listed.split())


def phrases(listed: str) -> list[str]:
    """The phrases of ``listed``, which commas separate; one space between their words."""
    return [" ".join(part.split()) for part in listed.split(",") if part.strip()]
