"""Particulars by which a person can be found: addresses of mail, telephone numbers, handles, houses in streets."""

import re
from collections.abc import Iterator
from typing import Final

from coranto.view.private_names import Replaced

_WAY: Final = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Court|Close|Crescent|Terrace|Square|Way|Alley|Row|"
    r"Gardens|Highway|Quay|Place|Walk|Grove)"
)
_NAMED: Final = r"\w[\w'’.-]*"
_PATTERNS: Final = (
    ("e-mail address", r"(?<![\w.+-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        "profile",
        r"(?i:(?:https?://)?(?:www\.|m\.)?(?:twitter|facebook|instagram|tiktok|vk|threads|linkedin|telegram|bsky)"
        r"\.(?:com|net|app|me)/(?:in/|profile/)?[\w.@-]+|(?<![\w.])(?:https?://)?(?:x\.com|t\.me)/[\w.@-]+)",
    ),
    ("handle", r"(?<![\w.@/])@\w[\w.]{1,30}\w"),
    (
        "telephone number",
        r"(?<![\w+])\+\d{1,3}[ .()-]{0,2}\d(?:[ .()/-]{0,2}\d){6,12}(?!\w)"
        r"|(?<!\w)\(0?\d{2,4}\)[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\w)"
        r"|(?<![\w.,-])\d{3}[.-]\d{3}[.-]\d{4}(?![\w-])"
        r"|(?<![\w.,-])(?<!\d )0\d{2,4}[ /-]\d{3,4}[ -]?\d{2,4}(?:[ -]?\d{2,4})?(?![\w-])"
        r"|(?i:(?<=tel )|(?<=tel: )|(?<=phone )|(?<=phone: )|(?<=whatsapp )|(?<=whatsapp: )|(?<=call ))"
        r"\d(?:[ .()/-]{0,2}\d){5,13}(?!\w)",
    ),
    (
        "address",
        rf"(?<![\w.,])\d{{1,5}}[A-Za-z]?(?:[-/]\d{{1,4}})?,? (?:(?=[^\W\d_])[A-Z]{_NAMED} ){{1,4}}{_WAY}\b"
        rf"|\b(?:Rue|Avenue|Calle|Via|Rua|Ulica|Jalan|Jl\.|Avenida|Carrera|Boulevard|Impasse)"
        rf"(?: {_NAMED}){{1,4}},? (?:no\.? ?|nº ?|# ?)?\d{{1,5}}\b"
        rf"|(?<![\w.,])\d{{1,4}}(?: ?bis)?,? (?:rue|avenue|boulevard|impasse) (?:{_NAMED} ){{0,3}}[A-Z]{_NAMED}"
        rf"|\b[A-ZÄÖÜ]\w+(?:straße|strasse|gasse|weg|platz|allee) \d{{1,4}}[a-z]?\b"
        rf"|\b(?i:P\.? ?O\.? Box) \d+\b",
    ),
)
_PARTICULARS: Final = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)


def particulars(text: str) -> Iterator[Replaced]:
    """Each particular in a text, and what stands for it: that it was withheld, and what it was."""
    for name, pattern in _PARTICULARS:
        for found in pattern.finditer(text):
            yield Replaced(found.start(), found.end(), f"[{name} withheld]")
