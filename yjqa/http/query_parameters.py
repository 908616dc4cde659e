"""What stands in the queries of routes."""

from typing import Annotated

from pydantic import Field, StringConstraints

MOST_VALUES = 50
"""How often what can be given more than once may be given."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]

Texts = Annotated[tuple[Text, ...], Field(max_length=MOST_VALUES)]
"""Text that can be given more than once."""
