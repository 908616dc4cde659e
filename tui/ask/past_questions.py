"""The questions that were asked before, gone through one by one at the question line."""


class PastQuestions:
    """Earlier questions, oldest first, and the one that is looked at. What is being typed stands after the latest, and is not lost."""

    def __init__(self) -> None:
        self._questions: list[str] = []
        self._at = 0
        self._typed = ""

    def keep(self, question: str) -> None:
        """Keeps a question as the latest; the next one looked at is this one."""
        if question in self._questions:
            self._questions.remove(question)
        self._questions.append(question)
        self._at, self._typed = len(self._questions), ""

    def older(self, line: str) -> str | None:
        """The question before the one that stands in the line; `None` where there is none."""
        self._look_at(line)
        if self._at == 0:
            return None
        self._at -= 1
        return self._questions[self._at]

    def newer(self, line: str) -> str | None:
        """The question after the one that stands in the line, and after the latest what was being typed; `None` where there is none."""
        self._look_at(line)
        if self._at == len(self._questions):
            return None
        self._at += 1
        return self._questions[self._at] if self._at < len(self._questions) else self._typed

    def _look_at(self, line: str) -> None:
        """Takes a line that says something of its own for what is being typed."""
        if self._at == len(self._questions) or self._questions[self._at] != line:
            self._at, self._typed = len(self._questions), line
