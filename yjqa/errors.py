"""The error tree.

YjqaError                      anything that yjqa says is wrong; its text is for people
├── UnreadablePaper            one file could not be read; the others go on
│   ├── EmptyPaper             nothing in it
│   ├── UnknownFormat          not a kind of file that yjqa reads
│   ├── DamagedPaper           broken, truncated or not what its name says
│   ├── EncryptedPaper         needs a password, or another one
│   ├── PaperTooLarge          over a limit of size, pages, time or memory
│   └── ScannedPaper           pictures of pages only; needs OCR
├── UnknownDocument            no paper of that id is held
├── OriginalGone               the file of a paper that is held lies no longer where it was read
├── OriginalChanged            the file of a paper that is held is not the one that was read
├── EmptyLibrary               no papers are held yet
├── StoreError                 the knowledge base cannot be opened or written
│   ├── DiskFull               there is no room left on its disk
│   └── StoreGone              its file is not there any more
├── ModelUnavailable           the embedding model is missing or not the published one
├── ServiceUnreachable         the HTTP service cannot be reached, or does not answer now
├── AccessDenied               the HTTP service wants a key or another one, or the key may not do this
├── BrokenOff                  whoever had a paper read does not want it any more
└── InvalidRequest             a filter, kind or format that does not exist

A message names the thing, what is wrong with it and what to do.
"""


class YjqaError(Exception):
    """Anything that yjqa says is wrong."""


class UnreadablePaper(YjqaError):
    """One file could not be read."""


class EmptyPaper(UnreadablePaper):
    """There is nothing in the file."""


class UnknownFormat(UnreadablePaper):
    """The content is of no kind that yjqa reads."""


class DamagedPaper(UnreadablePaper):
    """The file is broken, truncated or not what its name says."""


class EncryptedPaper(UnreadablePaper):
    """The file needs a password, or another one than was given."""


class PaperTooLarge(UnreadablePaper):
    """The file is over a limit of size, pages, time or memory."""


class ScannedPaper(UnreadablePaper):
    """The file holds pictures of pages and no text."""


class UnknownDocument(YjqaError):
    """No paper of that id is held."""


class OriginalGone(YjqaError):
    """The file of a paper that is held lies no longer where it was read, or cannot be opened."""


class OriginalChanged(YjqaError):
    """The file of a paper that is held is not the one that was read: what is known of the paper does not hold for it."""


class EmptyLibrary(YjqaError):
    """No papers are held yet, so that nothing can be asked."""


class StoreError(YjqaError):
    """The knowledge base cannot be opened or written."""


class DiskFull(StoreError):
    """There is no room left on the disk of the knowledge base."""


class StoreGone(StoreError):
    """The file of the knowledge base was there, and is so no more."""


class ModelUnavailable(YjqaError):
    """The embedding model is missing or not the published one."""


class ServiceUnreachable(YjqaError):
    """The HTTP service cannot be reached, does not answer now, or what answers is none."""


class AccessDenied(YjqaError):
    """The HTTP service wants a key, or another one, or the key may not do this."""


class BrokenOff(YjqaError):
    """Whoever had a paper read does not want it any more, so that nothing of it was kept."""


class InvalidRequest(YjqaError):
    """A filter, kind or format that does not exist."""
