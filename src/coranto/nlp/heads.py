"""What the embedded model's heads can say, in the order of their outputs; the weights are bound to these tuples."""

from collections.abc import Mapping
from typing import Final

from coranto.resources.triggers import PLOVER_TYPES

ENTITY_LABELS: Final = ("person", "organization", "place", "facility", "group", "event", "product")
ENTITY_TAGS: Final = ("O", *(f"{part}-{label}" for label in ENTITY_LABELS for part in "BI"))
ATTRIBUTION_LABELS: Final = ("source", "cue", "content")
ATTRIBUTION_TAGS: Final = ("O", "B", "I")
EVENT_TYPES: Final = ("O", *PLOVER_TYPES, "NONE")
"""``O``: no trigger; ``NONE``: a trigger of an occurrence outside PLOVER 2.0."""
EVENT_STATUSES: Final = ("happened", "ongoing", "planned", "threatened", "conditional", "denied", "alleged")
PARTS_OF_SPEECH: Final = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
"""Universal Dependencies' tags: they help the encoder in training; their head is not shipped."""

OUTPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "entities": ENTITY_TAGS,
    "source": ATTRIBUTION_TAGS,
    "cue": ATTRIBUTION_TAGS,
    "content": ATTRIBUTION_TAGS,
    "ends": ("inside", "ends"),
    "event_type": EVENT_TYPES,
    "event_status": EVENT_STATUSES,
}
"""Outputs of each shipped head; side by side in this order they are the columns of the model's answer."""
HEADS: Final[Mapping[str, int]] = {head: len(names) for head, names in OUTPUTS.items()}
"""How many outputs each head has."""
