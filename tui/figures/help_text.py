"""What the help says of the section."""

HELP = """
Budgets and performance figures side by side, over areas and years. **b** and **p** go from one to the other, **r** changes what the rows are.

**Compare two areas:** `a`, tick them with Space, Enter. Letters narrow the list. `t` chooses years or periods, `i` funders or indicators, `x`
takes everything back. Until something is chosen the newest few are shown, and the line over the table says of how many.

**A figure** is told in full where the cursor is: what it is of, how it changed, and every place that prints it. **Enter** opens the page.

- A blank is silence: no paper says. It is never nought.
- **!** marks a figure in which something does not agree; `f` lists what.
- *Total* is added up from the rows above it; nothing is added up that may be one payment told twice.
- `n` shows the notes: what could not be set side by side, and why.

**The chart** follows the cursor: `c` draws bars or lines, `w` the row, the column or the table. Lines stop where the papers are silent.

`e` saves the table (`.csv`, `.xlsx`) or its chart (`.png`, `.svg`). `y` copies the figure with its places, `Y` the table for a spreadsheet.
"""
