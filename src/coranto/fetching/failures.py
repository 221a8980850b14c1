"""Why something could not be had from the network."""

from coranto.model.errors import CorantoError


class FetchError(CorantoError):
    """A page, a feed or a receiver on the network could not be had; ``str`` of it is one line with the remedy."""

    def __init__(self, what: str, remedy: str, *, wait_s: float | None = None, final: bool = False) -> None:
        super().__init__(what, remedy)
        self.wait_s = wait_s
        """Seconds for which the site asked to be left alone; null where it asked for nothing."""
        self.final = final
        """Whether asking again cannot help as long as nobody changes anything."""
