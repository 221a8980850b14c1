"""The forms of English verbs by which a clause is told from a fragment: closed classes, no parser."""

from typing import Final

from coranto.text.wordlists import words

AUXILIARIES: Final = words(
    """is are was were am be been being has have had having do does did will would shall should can could may might must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot"""
)
FINITE: Final = AUXILIARIES - {"be", "been", "being", "having"}
COMMON_PASTS: Final = words(
    """said told came went took gave made got became began ran saw left met held kept sent fell rose led hit put set
    broke struck shot fought found lost won fled spoke stood brought built bought caught heard shook spread sank
    swept tore threw flew grew drew blew cut shut sought felt thought wrote sat paid rang slid froze spent taught wore
    woke chose drove rode swore dealt hid lent meant swung stole stuck sprang withdrew overthrew undertook oversaw
    retook overran upheld arose hung burst quit knew drank ate split died sold laid fed hurt beat swam wept slept bled
    bred clung crept dug dreamt flung forgot forgave forbade foresaw foretold knelt leapt leant learnt
    lit misled mistook mislaid outdid outran overcame overheard overtook partook rebuilt repaid resold retold rewrote
    sang shone shrank slew slung sped spelt spilt spoilt spun stank stung strode strove trod underwent undid
    unwound withheld withstood wove wrung awoke befell beheld burnt bent"""
)
PRESENTS: Final = words(
    """says tells denies claims reports calls accuses asks wants plans hopes remains shows means makes takes gives goes
    comes holds keeps estimates expects believes fears warns insists urges demands rejects condemns deplores welcomes
    maintains admits concedes confirms refuses threatens promises announces intends acknowledges adds begins"""
)
"""Third persons of the present that news is told in and that are seldom nouns behind a name."""
