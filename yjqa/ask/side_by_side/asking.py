"""The words by which a question asks for figures side by side."""

EVERY = r"(?:the |all |each |every |both |different )*"
OVER_AREAS = rf"\b(?:across|between|in|by|for) {EVERY}(?:areas?|councils?|plans|services|partnerships)\b"
"""All areas are to be set side by side."""
