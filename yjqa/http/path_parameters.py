"""What stands in the addresses of routes."""

from typing import Annotated

from fastapi import Path

DocumentId = Annotated[
    str,
    Path(description="a paper's id, as `/v1/documents` lists it", examples=["northmarch-youth-justice-plan-2020-21"]),
]
PageNumber = Annotated[int, Path(description="the number of a page in the file, counted from 1", examples=[3])]
ConversationName = Annotated[
    str, Path(description="what an answer calls its conversation", examples=["c_3q2-7wAAAAAAAAAAAAAAAA"])
]
