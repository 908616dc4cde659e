"""Typesets the sample papers, lists them in corpus/README.md, and writes down the actions that they hold.

    python corpus/src/build.py [FOLDER]

writes into corpus/, or into FOLDER for a trial, and needs the development extra (reportlab, python-docx). The same sources give the same bytes.
"""

import json
import sys
from pathlib import Path

from blocks import Action, Paper
from content import PAPERS
from typeset import docx, html, md, pdf, txt

HERE = Path(__file__).parent
TYPESETTERS = {
    ".pdf": pdf.typeset,
    ".docx": docx.typeset,
    ".html": html.typeset,
    ".md": md.typeset,
    ".txt": txt.typeset,
}


def expected(paper: Paper, action: Action) -> dict[str, object]:
    """What a careful reader finds of `action` in `paper`: the record that the tests compare with."""
    return {
        "document": paper.slug,
        "text": action.text,
        "owners": list(action.owners),
        "owners_raw": action.raw or None,
        "due": action.due or None,
        "due_date": action.by.isoformat() if action.by else None,
        "status": "complete" if action.done else "open",
        "status_stated": bool(action.status),
        "rag": action.rag or None,
        "ref": action.reference or None,
        "progress": action.progress or None,
        "benefit": action.benefit or None,
        "mentions": list(action.mentions),
        "meeting_date": action.raised.isoformat() if action.raised else None,
    }


def build(folder: Path) -> None:
    """Write every sample into `folder`, its list into the read-me, and its actions into src/expected.jsonl."""
    (folder / "src").mkdir(parents=True, exist_ok=True)
    for paper in PAPERS:
        path = folder / paper.file
        TYPESETTERS[path.suffix](paper, path)
    records = [expected(paper, action) for paper in PAPERS for action in paper.actions()]
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    (folder / "src" / "expected.jsonl").write_text("".join(lines), "utf-8")
    listed = "\n".join(f"| `{paper.file}` | {paper.title} | {paper.shows} |" for paper in PAPERS)
    readme = (HERE / "README.template.md").read_text("utf-8").replace("{papers}", listed)
    (folder / "README.md").write_text(readme, "utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent)
