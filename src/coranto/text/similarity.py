"""How alike two names are: one door to ``name_words``, ``persons`` and ``organizations``."""

from coranto.text.name_words import DOUBTFUL, SAME, WORD_WEIGHTS, Similarity, Spellings, align, word_likeness
from coranto.text.organizations import core_words, is_acronym_of, organization_similarity
from coranto.text.persons import SHORTER, person_similarity

__all__ = [
    "DOUBTFUL",
    "SAME",
    "SHORTER",
    "WORD_WEIGHTS",
    "Similarity",
    "Spellings",
    "align",
    "core_words",
    "is_acronym_of",
    "organization_similarity",
    "person_similarity",
    "word_likeness",
]
