"""Papers made up for the benchmarks, with records of every kind and the questions that people put to such papers.

Every area, name and figure is drawn by chance from a fixed seed; no two papers are alike. Each area has two editions of its plan:
the later one repeats the year before's contributions and rates. Most papers agree with themselves and with each other; `planted`
says which do not, and in what.
"""

import random
from collections.abc import Iterator

CHANCE = random.Random(11)
FIRST = (
    "Ann", "Rob", "Priya", "Tom", "Lena", "Owen", "Grace", "Marek",
    "Ruth", "Dev", "Faye", "Colin", "Nadia", "Hugh", "Tessa", "Ivo",
)  # fmt: skip
BEGINNINGS = (
    "West", "East", "North", "South", "Alder", "Bram", "Cold", "Dun", "Elm", "Fen",
    "Gar", "Holm", "Ivel", "Kes", "Lang", "Mor", "Nether", "Oak", "Pen", "Ra",
)  # fmt: skip
MIDDLES = ("", "ing", "er", "ham", "wick")
ENDINGS = ("shire", "port", "ford", "bridge", "mere", "stow", "ley", "combe")
FIRST_YEAR = 2018
POSTS = ("Head of Service", "Board Chair", "Data Analyst", "Court Team Manager", "Prevention Lead", "Health Lead")
PARTIES = ("Local Authority", "Police", "Police and Crime Commissioner", "Probation", "Health", "Youth Justice Board")
RATES = ("First time entrants", "Reoffending binary rate", "Reoffences per reoffender", "Use of custody")
THINGS = (
    "the restorative panel", "speech and language screening", "the court duty rota", "parenting groups",
    "the exploitation pathway", "knife crime workshops", "the education offer", "the resettlement protocol",
    "the victim survey", "bail support packages", "the reparation scheme", "trauma training",
)  # fmt: skip
DOINGS = ("review", "write up", "circulate", "agree", "widen", "evaluate", "present", "refresh")
SAID = (
    "{thing} was taken up by {number} young people in {area} during {year}, and families said that it came early enough",
    "Partners in {area} told the inspectors that {thing} works best where schools and health staff plan it together",
    "{person} explained that {thing} had been delayed because {number} posts were vacant for most of {year}",
    "The service in {area} means to bring {thing} closer to home, since travel keeps young people from attending",
    "Of {number} cases that were audited in {year}, most showed that {thing} had been offered within ten days",
    "Feedback on {thing} was gathered from {number} children; two thirds felt listened to and wanted to go on with it",
    "Staff in {area} asked for more supervision on {thing}, and a learning day led by {person} was held in {year}",
    "The management board heard how {thing} supports children who are looked after by {area} and live elsewhere",
)  # fmt: skip
"""What the filling passages say."""

QUESTIONS = {
    "records": (
        "What actions does {person} have?",
        "How much did the {party} contribute in {area} in {year}?",
        "What was the {rate} rate in {area} in {year}?",
        "What is the total budget for {area} in {year}?",
        "Which actions on {thing} are still open?",
        "Who is {person}?",
        "What are the priorities of the {area} plan?",
        "What are the key risks in {area}?",
        "When is the next meeting of the {area} management board?",
        "How do {rate} in {area} compare between {year} and {later}?",
        "what does {letters} stand for",
        "Which actions in {area} are due in May?",
        "how much more did police give than probation in {area} {year}",
        "Who leads on {thing} in {area}?",
        "List everything {first} is supposed to do about {thing}",
        "{area} {rate} {year}",
    ),
    "passages": (
        "Why was {thing} delayed in {area}?",
        "What did children say about {thing}?",
        "How many young people took up {thing} in {area}?",
        "What do families in {area} think about getting help early?",
        "how does the board know that {thing} reaches looked after children",
        "What did staff ask for in {area} during {year}?",
        "What keeps young people in {area} from attending?",
        "What did the audit show about {thing}?",
    ),
}
"""What is asked of the papers, by what should answer it."""


FAULTS = {3: "total", 5: "percentage", 7: "disagreement", 9: "date", 11: "numbering", 13: "reference", 15: "score"}
"""Which check should find what is wrong in a paper, by the paper's number modulo 20."""

REVISED = 17
"""The number modulo 20 of the papers that print another figure for the year before than the edition of that year did."""


class Slots:
    """What a made paper is about, and how the places in a sentence are filled with it."""

    def __init__(self, number: int) -> None:
        self._chance = random.Random(number)
        spread = number // 2  # two papers an area, of years that follow each other
        begin, spread = BEGINNINGS[spread % len(BEGINNINGS)], spread // len(BEGINNINGS)
        middle, spread = MIDDLES[spread % len(MIDDLES)], spread // len(MIDDLES)
        self.area = f"{begin}{middle}{ENDINGS[(number // 2 + spread) % len(ENDINGS)]}"
        self.start = FIRST_YEAR + number % 2
        surnames = [
            f"{self._chance.choice(BEGINNINGS)}{self._chance.choice(('son', 'er', 'well', 'ley'))}" for _ in POSTS
        ]
        self.people = [f"{self._chance.choice(FIRST)} {surname}" for surname in surnames]

    def year(self, after: int = 0) -> str:
        """A financial year as papers write it."""
        return f"{self.start + after}/{(self.start + after + 1) % 100:02}"

    def fill(self, pattern: str) -> str:
        """The pattern's places filled by chance."""
        choose = self._chance.choice
        person = choose(self.people)
        return pattern.format(
            area=self.area, person=person, first=person.split()[0], thing=choose(THINGS), year=self.year(), later=self.year(1),
            number=self._chance.randint(3, 90), rate=choose(RATES).lower(), party=choose(PARTIES), letters=letters(self.area),
            doing=choose(DOINGS), month=choose(("May", "June", "July", "September")), due=self.start,
        )  # fmt: skip


def letters(area: str) -> str:
    """The abbreviation of an area's management board."""
    return f"{area[0]}YMB"


def planted(number: int) -> str | None:
    """The check that should find something in a paper, or with the area's other paper; `None` where all agrees."""
    return "disagreement" if number % 20 == REVISED else FAULTS.get(number % 20)


def drawn(low: int, high: int, *what: object) -> int:
    """A number by chance, the same wherever the same is asked: what two editions of a plan both print."""
    return random.Random(repr(what)).randint(low, high)


def contributions(area: str, start: int) -> dict[str, tuple[int, int]]:
    """What each party gives an area in the financial year that starts so, in cash and in kind."""
    return {
        party: (drawn(9, 900, area, start, party, "cash") * 1000, drawn(9, 900, area, start, party, "in kind") * 1000)
        for party in PARTIES
    }


def paper(number: int) -> str:
    """A made plan as Markdown: about 120 records."""
    return "\n".join(_lines(Slots(number), planted(number), number % 20 == REVISED))


def _lines(slots: Slots, fault: str | None, revised: bool) -> Iterator[str]:
    yield f"# {slots.area} Youth Justice Plan {slots.year()}\n"
    yield f"The {slots.area} Youth Management Board ({letters(slots.area)}) agreed this plan.\n"
    yield f"The next meeting of the {slots.area} Youth Management Board is on 12 June {slots.start} at 10am.\n"
    yield "## Membership\n\n| Name | Role | Organisation |\n|---|---|---|"
    for person, post in zip(slots.people, POSTS, strict=True):
        yield f"| {person} | {post} | {slots.area} Council |"
    yield from _budget(slots, fault if not revised else None)
    if slots.start > FIRST_YEAR:
        yield from _year_before(slots, revised)
    yield from _performance(slots, fault)
    yield "\n## Strategic objectives\n"
    for _ in range(5):
        yield slots.fill("- Strategic objective: {doing} {thing} so that fewer children in {area} offend")
    yield "\n## Key risks\n\n| Risk | Impact | Likelihood | Score | Controls | Owner |\n|---|---|---|---|---|---|"
    for row in range(6):
        impact, likelihood = drawn(2, 5, slots.area, row, "impact"), drawn(2, 5, slots.area, row, "likelihood")
        score = impact * likelihood + (1 if fault == "score" and row == 3 else 0)
        risk = slots.fill("| Funding for {thing} ends in {month} ")
        yield risk + slots.fill(
            f"| {impact} | {likelihood} | {score} | {{doing}} the spending each quarter | {{person}} |"
        )
    yield "\n## Action plan\n\n| No | Action | Owner | Due | Status |\n|---|---|---|---|---|"
    for number in range(24):
        yield slots.fill(
            f"| {number + 1} | {{doing}} {{thing}} with {{number}} schools | {{person}} | {{month}} {{due}} | Open |"
        )
    yield from _minutes(slots, fault)


def _budget(slots: Slots, fault: str | None) -> Iterator[str]:
    """This year's contributions, and a sentence that repeats one of them."""
    given = contributions(slots.area, slots.start)
    yield f"\n## Budget\n\n| Contributions {slots.year()} | Cash | In kind | Total |\n|---|---|---|---|"
    for party, (cash, kind) in given.items():
        yield f"| {party} | £{cash:,} | £{kind:,} | £{cash + kind:,} |"
    cash, kind = (sum(column) for column in zip(*given.values(), strict=True))
    yield f"| Total | £{cash + (1000 if fault == 'total' else 0):,} | £{kind:,} | £{cash + kind:,} |"
    police = given["Police"][0] + (3000 if fault == "disagreement" else 0)
    yield f"\nIn {slots.year()} the police contribution to the {slots.area} partnership is £{police:,} in cash."


def _year_before(slots: Slots, revised: bool) -> Iterator[str]:
    """Last year's contributions as the edition of last year printed them, but for one where it is revised."""
    given = contributions(slots.area, slots.start - 1)
    cash, kind = given["Health"]
    given["Health"] = (cash + (5000 if revised else 0), kind)
    yield f"\n### The year before\n\n| Contributions {slots.year(-1)} | Cash | In kind | Total |\n|---|---|---|---|"
    for party, (cash, kind) in given.items():
        yield f"| {party} | £{cash:,} | £{kind:,} | £{cash + kind:,} |"
    cash, kind = (sum(column) for column in zip(*given.values(), strict=True))
    yield f"| Total | £{cash:,} | £{kind:,} | £{cash + kind:,} |"


def _performance(slots: Slots, fault: str | None) -> Iterator[str]:
    """Rates of three years, and a share that its own figures give."""
    yield f"\n## Performance\n\n| Indicator | {slots.year(-1)} | {slots.year()} | {slots.year(1)} | Target |\n|---|---|---|---|---|"
    for rate in RATES:
        shown = (drawn(100, 600, slots.area, slots.start + after, rate) / 10 for after in (-1, 0, 1))
        target = drawn(10, 60, slots.area, rate)
        yield f"| {rate} | " + " | ".join(f"{value:.1f}%" for value in shown) + f" | {target}% |"
    cohort = drawn(120, 260, slots.area, slots.start, "cohort")
    some = drawn(30, 90, slots.area, slots.start, "some")
    share = 100 * some / cohort + (7 if fault == "percentage" else 0)
    yield f"\nOf {cohort} children in the {slots.year()} cohort, {some} ({share:.1f}%) were in education or training."


def _minutes(slots: Slots, fault: str | None) -> Iterator[str]:
    """Notes of a meeting in numbered paragraphs, each with an action."""
    yield f"\n## Minutes of the {slots.area} Youth Management Board held on 14 March {slots.start}\n"
    for number in range(6):
        paragraph = f"2.{number if fault == 'numbering' and number == 4 else number + 1}"
        pointed = "2.7" if fault == "reference" and number == 5 else "2.1"
        reminder = f" This follows from paragraph {pointed} above." if number == 5 else ""
        yield f"{paragraph} {slots.fill(SAID[number % len(SAID)])}.{reminder}\n"
        due = slots.start - 1 if fault == "date" and number == 2 else slots.start
        yield slots.fill(f"ACTION: {{person}} to {{doing}} {{thing}} by 3 {{month}} {due}.\n")


def questions(kind: str, papers: int, count: int) -> list[str]:
    """So many questions to so many made papers, every form in turn."""
    forms = QUESTIONS[kind]
    return [Slots(CHANCE.randrange(papers)).fill(forms[number % len(forms)]) for number in range(count)]
