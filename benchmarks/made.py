"""Papers made up for the benchmarks, with records of every kind and the questions that people put to such papers.

Every area, name and figure is drawn by chance from a fixed seed; no two papers are alike.
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


class Slots:
    """What a made paper is about, and how the places in a sentence are filled with it."""

    def __init__(self, number: int) -> None:
        self._chance = random.Random(number)
        spread = number // 2  # two papers an area, of years that follow each other
        begin, spread = BEGINNINGS[spread % len(BEGINNINGS)], spread // len(BEGINNINGS)
        middle, spread = MIDDLES[spread % len(MIDDLES)], spread // len(MIDDLES)
        self.area = f"{begin}{middle}{ENDINGS[(number // 2 + spread) % len(ENDINGS)]}"
        self.start = 2018 + number % 2
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
            doing=choose(DOINGS), month=choose(("May", "June", "July", "September")), money=self._chance.randint(9, 900) * 1000,
            share=self._chance.randint(10, 60), due=self.start + 1,
        )  # fmt: skip


def letters(area: str) -> str:
    """The abbreviation of an area's management board."""
    return f"{area[0]}YMB"


def paper(number: int) -> str:
    """A made plan as Markdown: about 110 records."""
    return "\n".join(_lines(Slots(number)))


def _lines(slots: Slots) -> Iterator[str]:
    yield f"# {slots.area} Youth Justice Plan {slots.year()}\n"
    yield f"The {slots.area} Youth Management Board ({letters(slots.area)}) agreed this plan.\n"
    yield f"The next meeting of the {slots.area} Youth Management Board is on 12 June {slots.start + 1} at 10am.\n"
    yield "## Membership\n\n| Name | Role | Organisation |\n|---|---|---|"
    for person, post in zip(slots.people, POSTS, strict=True):
        yield f"| {person} | {post} | {slots.area} Council |"
    yield f"\n## Budget\n\n| Contributions {slots.year()} | Cash | In kind | Total |\n|---|---|---|---|"
    totals = [0, 0]
    for party in PARTIES:
        cash, kind = int(slots.fill("{money}")), int(slots.fill("{money}"))
        totals = [totals[0] + cash, totals[1] + kind]
        yield f"| {party} | £{cash:,} | £{kind:,} | £{cash + kind:,} |"
    yield f"| Total | £{totals[0]:,} | £{totals[1]:,} | £{sum(totals):,} |"
    yield f"\n## Performance\n\n| Indicator | {slots.year(-1)} | {slots.year()} | {slots.year(1)} | Target |\n|---|---|---|---|---|"
    for rate in RATES:
        yield slots.fill(f"| {rate} in {{area}} | {{share}}.1% | {{share}}.4% | {{share}}.7% | {{share}}% |")
    yield "\n## Strategic objectives\n"
    for _ in range(5):
        yield slots.fill("- Strategic objective: {doing} {thing} so that fewer children in {area} offend")
    yield "\n## Key risks\n\n| Risk | Impact | Likelihood | Controls | Owner |\n|---|---|---|---|---|"
    for _ in range(6):
        yield slots.fill(
            "| Funding for {thing} ends in {month} | 4 | 3 | {doing} the spending each quarter | {person} |"
        )
    yield "\n## Action plan\n\n| No | Action | Owner | Due | Status |\n|---|---|---|---|---|"
    for number in range(24):
        yield slots.fill(
            f"| {number + 1} | {{doing}} {{thing}} with {{number}} schools | {{person}} | {{month}} {{due}} | Open |"
        )
    for number in range(6):
        yield f"\n## Minutes item {number}\n\n" + slots.fill(SAID[number % len(SAID)]) + "."
        yield slots.fill("\nACTION: {person} to {doing} {thing} by 3 {month} {due}.")


def questions(kind: str, papers: int, count: int) -> list[str]:
    """So many questions to so many made papers, every form in turn."""
    forms = QUESTIONS[kind]
    return [Slots(CHANCE.randrange(papers)).fill(forms[number % len(forms)]) for number in range(count)]
