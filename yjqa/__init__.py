"""yjqa: questions and answers over youth justice partnership papers.

A reader's path: `library` (what a face calls), then the front doors of `ingest`, `extract` and `ask`.
"""

__version__ = "0.2.0"
