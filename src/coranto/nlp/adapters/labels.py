"""The entity labels that Coranto knows, and what other schemes call them."""

from types import MappingProxyType
from typing import Final

_ELSEWHERE: Final = {
    "person": "person per prs persname ps",
    "organization": "organization org orgname og",
    "place": "place gpe loc location lc placename geogname gpe_loc gpe_org",  # a country that acts is a place
    "facility": "facility fac",
    "group": "group norp nat_rel_pol drv",
    "event": "event evt evn",
    "product": "product prod obj law work_of_art wrk",  # ships, statutes, books
}
"""OntoNotes, CoNLL, WikiNER, and the schemes of spaCy's Korean, Norwegian, Polish, Romanian and Swedish pipelines."""

LABELS: Final = MappingProxyType({name: label for label, names in _ELSEWHERE.items() for name in names.split()})
"""Foreign label in lower case → ours. What is missing (MISC, DATE, MONEY …) has no counterpart."""
