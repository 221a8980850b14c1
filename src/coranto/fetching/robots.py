"""What a site lets programs ask for: ``robots.txt`` after RFC 9309."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from protego import Protego

from coranto.fetching.answers import Answer
from coranto.fetching.client import AGENT, site_of
from coranto.fetching.failures import FetchError

KEPT_S: Final = 86_400.0
"""RFC 9309, 2.4: a file is not used for longer than a day."""
MOST_BYTES: Final = 500 * 1024
"""RFC 9309, 2.5: no less than 500 kibibytes are read."""
LONGEST_DELAY_S: Final = 60.0
"""A site that asks for more between two questions gets this."""


@dataclass(frozen=True, slots=True)
class _Rules:
    until: float
    rules: Protego | None
    """Null where the site has none, so that everything may be asked."""


class Robots:
    """The rules of each site, asked for once a day; ``ask`` is how, ``now`` the seconds since 1970."""

    def __init__(self, ask: Callable[[str], Answer], now: Callable[[], float]) -> None:
        self._ask: Final = ask
        self._now: Final = now
        self._known: dict[str, _Rules] = {}

    def require(self, url: str) -> float:
        """Seconds that the site wants between two questions, 0 where it states none; raises ``FetchError`` if closed.

        A site whose rules cannot be had now (5xx, no answer) is left alone, as RFC 9309 has it; one that has none (4xx)
        allows everything.
        """
        rules = self._rules(site_of(url))
        if rules is None:
            return 0.0
        if not rules.can_fetch(url, AGENT):
            raise FetchError(
                "its robots.txt asks programs to keep away", "ask the site, or save the page as a file", final=True
            )
        return min(float(rules.crawl_delay(AGENT) or 0.0), LONGEST_DELAY_S)

    def _rules(self, site: str) -> Protego | None:
        known = self._known.get(site)
        if known is not None and 0 < known.until - self._now() <= KEPT_S:  # more where the clock was set back
            return known.rules
        answer = self._ask(site + "/robots.txt")
        if answer.status >= 500 or answer.status == 429:
            raise FetchError(f"its robots.txt cannot be had (status {answer.status})", "ask again later")
        rules = Protego.parse(answer.body.decode("utf-8", "replace")) if answer.status < 300 else None
        self._known[site] = _Rules(self._now() + KEPT_S, rules)
        return rules
