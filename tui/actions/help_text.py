"""What the help screen says of the section."""

HELP = """
The register has every action of the papers once, with its latest status. Move through it with the arrows; **Enter** goes to all that is
known of an action, and **Enter** there opens the page that it stands on; so does the number of a place, **1** for [1].
**z** gives the whole screen to the pane that you are in, and takes it back.

**Narrow it as you type** (`/`): words match anywhere, and every part must fit. **Tab** takes the first of the completions below the line;
**Ctrl+U** clears it.

- `owner:hill` takes full names, surnames, initials, teams and slips, and says how it took them. `owner:none`: nobody is named.
- `overdue`, `status:open`, `status:complete`, `status:unstated`; `rag:red`.
- `due:2020-06`, `due:<2020-06`, `due:2020-04..2020-06`, `before:2020-06-01`, `after:2020`, `due:none`.
- `paper:plan`, `meeting:board`, `mentions:hill` (named, but not the owner), `text:`, `group:`, `objective:`, `progress:`, `ref:`.
- `"a phrase"`, `owner:"rob hill"`; a comma means or (`rag:red,amber`); a minus leaves out (`-rag:green`).

A **?** behind a status: no paper states it. An action is open until a paper says otherwise, and overdue once its deadline has passed.
"""
