"""How a claim stands: polarity, modality, verification, and what it denies."""
