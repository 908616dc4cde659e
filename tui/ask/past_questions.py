"""The questions that were asked before, gone through one by one at the question line."""


class PastQuestions:
    """Earlier questions, oldest first, and the one that is looked at."""

    def __init__(self) -> None:
        self._questions: list[str] = []
        self._at: int | None = None

    def keep(self, question: str) -> None:
        """Keeps a question as the latest; the next one looked at is this one."""
        if question in self._questions:
            self._questions.remove(question)
        self._questions.append(question)
        self._at = None

    def older(self, typed: str) -> str | None:
        """The question before the one that stands in the line, or the latest for an empty line; `None` where the line is to stay."""
        at = self._place(typed)
        if at is None or at == 0:
            return None
        self._at = at - 1
        return self._questions[self._at]

    def newer(self, typed: str) -> str | None:
        """The question after the one that stands in the line, empty after the latest; `None` where the line is to stay."""
        at = self._place(typed)
        if at is None or at == len(self._questions):
            return None
        self._at = at + 1
        return self._questions[self._at] if self._at < len(self._questions) else ""

    def _place(self, typed: str) -> int | None:
        """Where the line stands among the questions, after the last where it is empty; `None` where it says something of its own."""
        if not typed:
            return len(self._questions)
        if self._at is not None and self._at < len(self._questions) and self._questions[self._at] == typed:
            return self._at
        return None
