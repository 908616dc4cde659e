"""What has nothing to do with a section: the terminal that the program runs in, and its keyboard."""

TERMINAL = """
## About your keyboard and terminal

- **Everywhere** the arrows, PgUp and PgDn, Home and End move, Tab goes on to the next part, Enter opens, Esc goes one step back.
- **F1 to F5 on a laptop** are often reached with **Fn** held down. When you are not typing, **?** opens this help. **Ctrl+P** lists
  everything that can be done, the sections among it, also when a key does not get through.
- **To select text with the mouse**, hold **Shift** (in Terminal and iTerm2 on a Mac: **Fn** or **Option**) while you drag;
  copy it as you do elsewhere in your terminal. In tmux, **y** in yjqa copies what you are looking at.
- **While you type**: Home and End go to the ends of the line, Ctrl+W deletes the word before the cursor, Ctrl+U all before it.
- **To paste** a question, use your terminal's own key: Ctrl+Shift+V, Shift+Ins or Cmd+V.
- **Colours**: Ctrl+T goes through the themes. One of them is without colours. Where `NO_COLOR` is set it is
  taken, in the two colours of your terminal.
- **A larger letter** is set in your terminal, mostly with Ctrl and +.
- **In a browser** (`yjqa tui --web`) every window is yours: all share the papers and your earlier conversations, and whoever has the address
  can do what you can.
- **Ctrl+Q** quits. Conversations are kept.
"""
"""Markdown."""
