"""The program on the screen: its sections, what all of them share, and the papers that they look into."""

import datetime
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.filter import Monochrome
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.awaited import AwaitedBackend
from tui.backend.protocol import Backend
from tui.colourless import Colourless
from tui.folders import log_folder, state_folder
from tui.key_names import key_name
from tui.memory import Memory
from tui.overlay import Overlay
from tui.papers.reading import Reading
from tui.papers.wording import activity
from tui.preferences import Preferences, usual_file
from tui.section import SectionScreen
from tui.section_screens import SECTION_SCREENS, load_sections
from tui.styles import Styles
from tui.themes import DARK, NAMES, PLAIN, THEMES
from tui.threads import in_thread
from tui.tidying import INTERVAL, Tidying
from tui.top_bar import SECTIONS, TopBar
from tui.typing_ahead import TypingAheadApp
from yjqa.errors import StoreGone, YjqaError

if TYPE_CHECKING:
    from tui.commands.command import Command
    from tui.conversations.archive import Archive

_LOOK_AGAIN = 2.0
"""Seconds after which it is looked whether papers have come or gone by another way."""

_LOOKS = (
    "app.tcss", "help/help.tcss", "commands/commands.tcss", "ask/ask.tcss", "actions/actions.tcss", "figures/figures.tcss",
    "papers/papers.tcss", "source/source.tcss",
)  # fmt: skip

_Result = TypeVar("_Result")


class YjqaApp(TypingAheadApp):
    """The terminal UI over one backend, which `connect` opens while the first screen is up already."""

    TITLE = "yjqa"
    CSS_PATH = [Path(__file__).parent.joinpath(name) for name in _LOOKS]  # noqa: RUF012  # Textual reads it of the class
    MODES: ClassVar = dict(SECTION_SCREENS)
    DEFAULT_MODE = "ask"
    ENABLE_COMMAND_PALETTE = False  # ours is `commands`
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (150, "-wide")]  # noqa: RUF012  # as above
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"section('{mode}')", f"Go to {name}", id=f"app.{mode}", show=False, priority=True, tooltip=sentence)
            for mode, name, key, sentence in SECTIONS
        ),
        Binding("f1", "help", "Help", id="app.help", priority=True, tooltip="Shows what can be done here, and with which keys."),
        Binding("question_mark", "help", "Help", id="app.help.letter", show=False, tooltip="Shows what can be done here."),
        Binding("ctrl+p", "commands", "Commands", id="app.commands", priority=True, tooltip="Lists everything that can be done."),
        Binding("ctrl+t", "next_theme", "Next theme", id="app.theme", show=False, tooltip="Changes the colours: dark, light, without colours."),
        Binding("ctrl+z", "suspend_process", "Suspend", id="app.suspend", show=False, tooltip="Goes back to the shell for a while; `fg` there comes back."),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", priority=True, tooltip="Quits yjqa; conversations are kept."),
    ]  # fmt: skip

    edition: reactive[str | None] = reactive(None)
    """The edition of the papers that is held; `None` until the backend is there."""

    activity: reactive[str] = reactive("")
    """What goes on beside what is shown, in few words: "reading 3 of 11"."""

    def __init__(
        self,
        connect: Callable[[], Backend],
        archive: "Archive | None" = None,
        preferences: Preferences | None = None,
        with_key: Callable[[str], Callable[[], Backend]] | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        """`with_key` gives what connects with a key that the user types, where one is asked for; `today` the day that decides what is overdue."""
        super().__init__(log_folder() / "terminal.log")
        self.stylesheet = Styles(variables=self.get_css_variables())
        self.today = today
        self.archive = archive
        """The conversations of earlier sessions; `None` where none are kept."""
        self._backend = AwaitedBackend(connect, with_key)
        self._held = ""
        self.tidying: Tidying | None = None
        """Looks after the garbage of the process, where the program has it to itself."""
        self._last_problem = ""
        self.reading = Reading(self.ask_backend)
        """Files on their way to becoming papers, whatever is looked at meanwhile."""
        self.reading.followers.append(self._tell_reading)
        self.memory = Memory(state_folder() / "terminal.json")
        self._preferences = preferences or Preferences(usual_file())
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme_to_begin_with()
        if self.no_color:
            self._do_without_colours()

    # The papers

    def on_mount(self) -> None:
        """Opens the papers beside."""
        if sys.platform != "win32":  # a console of Windows ends what runs in it, and knows none of these signals
            from tui.ending import end_when_told

            end_when_told(self)
        self._backend.may_be_asked()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))  # the shell has drawn over it
        self.run_worker(self._follow_preferences(), group="preferences")
        self.run_worker(self.told(self._open()), group="backend")

    def _theme_to_begin_with(self) -> str:
        """What the user has set, else the theme without colour where colour is not wanted, else the one that was chosen last."""
        if self._preferences.theme in NAMES:
            return NAMES[self._preferences.theme].name
        if self.no_color:
            return PLAIN.name
        return NAMES.get(self.memory.get("theme") or "", DARK).name

    def _do_without_colours(self) -> None:
        """Draws in the terminal's own two colours. Textual draws in greys, on a black that a light terminal has not got."""
        colourless = Colourless()
        self.watch(self, "theme", lambda: setattr(colourless, "is_dark", self.current_theme.dark))
        self._filters = [one for one in self._filters if not isinstance(one, Monochrome)] + [
            colourless
        ]  # no public way

    async def _follow_preferences(self) -> None:
        """Takes the keys that the user has chosen, and says what makes no sense."""
        problems = list(self._preferences.problems)
        if self._preferences.theme not in (None, *NAMES):
            problems.append(f"theme: there is no theme {self._preferences.theme}; there are {', '.join(NAMES)}.")
        if self._preferences.keys:
            keymap, wrong = await in_thread(lambda: _keymap_of(self._preferences))
            self.set_keymap(keymap)
            problems += wrong
        if problems:
            from tui.settings_window import SettingsWindow

            self.push_screen(SettingsWindow(self._preferences.file, problems))

    async def _open(self) -> None:
        self.activity = "opening the papers …"
        is_there = await self._backend.open(self)
        self.activity = ""
        if not is_there:
            self.exit(return_code=1)
            return
        self._look_again_beside()
        self.set_interval(_LOOK_AGAIN, self._look_again_beside)
        await self.ask_backend(lambda backend: backend.warm())
        await in_thread(load_sections)
        if self.tidying is not None:
            self.tidying.settle()
            self.set_interval(INTERVAL, self.tidying.rest)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Has the cursor of a line stand still: to have it blink, something would be sent to the terminal for ever."""
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    async def on_event(self, event: events.Event) -> None:
        """Notes that somebody is there."""
        if self.tidying is not None and isinstance(event, events.InputEvent):
            self.tidying.disturb()
        await super().on_event(event)

    def _look_again_beside(self) -> None:
        # not begun as a coroutine, which would be complained of where it is cancelled before it begins
        self.run_worker(self._look_again_and_tell_once, group="edition", exclusive=True)  # type: ignore[arg-type]  # Textual takes it

    async def _look_again_and_tell_once(self) -> None:
        """Looks for a change of the papers. That they cannot be read is told when it begins, not every time it is looked."""
        problem = ""
        try:
            await self.look_again()
        except StoreGone as error:
            self._tell_gone(str(error))
        except YjqaError as error:
            problem = str(error)
        if problem and problem != self._last_problem:
            self.notify(problem, severity="error", timeout=10, markup=False)
        self._last_problem = problem

    def _tell_gone(self, problem: str) -> None:
        """Says that the papers are gone, until they are there again or the user has had enough."""
        from tui.opening import NotOpened

        def answered(again: bool | None) -> None:
            if again:
                self._look_again_beside()
            else:
                self.exit(return_code=1)

        if not isinstance(self.screen, NotOpened):
            self.push_screen(NotOpened(problem), answered)

    async def look_again(self) -> None:
        """Looks whether papers have come or gone, and has what is on the screen follow them."""
        edition = await self.ask_backend(lambda backend: backend.edition())
        if edition != self.edition:
            count, label = await self.ask_backend(lambda backend: (len(backend.documents()), backend.label))
            self._held = f"{count} paper{'s'[: count != 1]} in {label}"
            self.edition = edition

    async def ask_backend(self, work: Callable[[Backend], _Result]) -> _Result:
        """What the backend gives, once it is there, without the screen standing still. Raises `YjqaError`."""
        return await self._backend.ask(work)

    def is_getting_ready(self) -> bool:
        """A section is until it has been loaded, or could not be; so is the program before the first of them is there."""
        screen = self.screen if self.screen_stack else None
        return screen is None or (isinstance(screen, SectionScreen) and not screen.is_ready)

    def watch_edition(self) -> None:
        """Has the section that is looked at follow the papers; the others do when they are looked at."""
        if isinstance(self.screen, SectionScreen):
            self.screen.bring_up_to_date()
        self._tell_top_bar()

    def watch_activity(self) -> None:
        """Tells what goes on."""
        self._tell_top_bar()

    def _tell_reading(self) -> None:
        self.activity = activity(self.reading.files, is_listing=self.reading.is_listing)

    def _tell_top_bar(self) -> None:
        for screen in self.screen_stack:
            for bar in screen.query(TopBar):
                bar.tell(self.activity, self._held)

    async def on_unmount(self) -> None:
        """Closes the papers."""
        self._backend.close()

    # What can be done everywhere

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A window that waits for an answer is not left for another section."""
        if action in ("section", "commands", "help") and isinstance(self.screen, ModalScreen):
            return isinstance(self.screen, Overlay) if action == "section" else not isinstance(self.screen, Overlay)
        return super().check_action(action, parameters)

    async def action_section(self, mode: str) -> None:
        """Goes to a section."""
        if isinstance(self.screen, Overlay):
            await self.screen.dismiss(None)
        await self.switch_mode(mode)
        self._tell_top_bar()

    def action_help(self) -> None:
        """Says what can be done on the screen, and with which keys."""
        from tui.help.screen import HelpScreen
        from tui.keys import deeds_on

        name = next((name for mode, name, *_ in SECTIONS if mode == self.current_mode), "")
        self.push_screen(HelpScreen(f"Help: {name}", self.screen.HELP or "", deeds_on(self.screen)))

    def action_commands(self) -> None:
        """Lists everything that can be done, and does what is chosen."""
        from tui.commands.gathering import commands_elsewhere, commands_on
        from tui.commands.screen import CommandsScreen

        def chosen(command: "Command | None") -> None:
            if command is not None:
                self.run_worker(command.run())

        elsewhere = commands_elsewhere(self.screen) if isinstance(self.screen, SectionScreen) else ()
        self.push_screen(CommandsScreen([*commands_on(self.screen), *elsewhere]), chosen)

    async def action_quit(self) -> None:
        """Ends the program. Where files are being read it asks first."""
        if self.reading.is_busy:
            self.run_worker(self._quit_amid_reading(), group="quitting", exclusive=True)
        else:
            self.exit()

    async def _quit_amid_reading(self) -> None:
        from tui.papers.quitting import may_quit

        if await may_quit(self, self.reading):
            self.exit()

    def action_help_quit(self) -> None:
        """Says which key quits: Ctrl+C, which ends other programs, does not end this one."""
        key = next(
            self.get_key_display(one.binding) for one in self.active_bindings.values() if one.binding.id == "app.quit"
        )
        self.notify(f"{key} quits. Conversations are kept.", markup=False)

    async def action_next_theme(self) -> None:
        """Takes the next theme."""
        names = [*NAMES]
        now = [theme.name for theme in THEMES].index(self.theme)
        await self.take_theme(names[(now + 1) % len(names)])

    async def take_theme(self, name: str) -> None:
        """Changes the colours, for the next time too. `name`: as users call it."""
        self.theme = NAMES[name].name
        self.run_worker(in_thread(lambda: self.memory.keep("theme", name)), group="memory")

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on keyboards."""
        return binding.key_display or key_name(binding.key)

    async def told(self, work: Awaitable[None]) -> None:
        """Does the work; what yjqa says is wrong with it is told on the screen."""
        try:
            await work
        except StoreGone:
            self._look_again_beside()  # tells it in a window
        except YjqaError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)


def _keymap_of(preferences: Preferences) -> tuple[dict[str, str], list[str]]:
    """The keymap that the user wants, as far as it can be had, and what is wrong with the rest."""
    from tui.every_key import every_key
    from tui.key_checking import check_keys

    return check_keys(preferences.keys, every_key())
