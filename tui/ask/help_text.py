"""What the help says of the section."""

HELP = """
Ask in your own words: *what actions does … own?*, *how much did the police pay in 2020/21?*, *what does MAPPA stand for?*
A follow-up may lean on the question before: *and the year before?*, *which are overdue?*

Every answer says **how it was taken** and ends with its **sources**. Tab goes up to them; Enter, or a source's number, opens the page
with the words lit; Esc comes back. The arrow keys go on to the table, the text and the answers before. From an answer about actions
a goes to the same ones in the register; from one about money or performance f goes to the figures of the same areas.

What you type goes to the question line wherever you are, unless it is a key that does something there; / goes to the line first.
A long table shows its first rows; go to the line below it, and Enter shows the others.

**Not found** means that the papers do not say. In the question line, up and down bring back earlier questions.
"""
