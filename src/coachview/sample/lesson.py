"""What happens in the sample lesson, and when: the film is drawn from this, and the story's annotations point at it.

All times are milliseconds of the film. The film condenses ten minutes of a lesson into three: the timer on the
classroom wall counts the lesson's own time, `LESSON_PER_FILM` times as fast.
"""

from dataclasses import dataclass

DURATION_MS = 187_000
TIMER_FROM_MS = 1_000
TIMER_UNTIL_MS = 181_000
LESSON_MS = 600_000
LESSON_PER_FILM = LESSON_MS / (TIMER_UNTIL_MS - TIMER_FROM_MS)

PROBLEM = (
    "Maya bakes 4 trays of muffins.",
    "Each tray holds 6 muffins.",
    "She gives 9 muffins to her neighbors.",
    "How many muffins are left?",
)
"""The word problem, line by line as it stands on the board. (4 × 6 − 9 = 15.)"""

TEACHER = "Inés"
STUDENTS = ("Amina", "Leo", "Tomás", "Priya", "Mei", "Kofi", "Sam", "Nora")
"""In the order of their seats, two to a table."""
EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the film."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Line:
    """Something said: the voice begins at `start_ms` and is over by `end_ms`. The text is as it is spoken."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str


LINES = (
    Line(1_600, 6_700, TEACHER, "Good morning, mathematicians! Here is our Application Problem."),
    Line(20_000, 30_200, TEACHER, " ".join(PROBLEM)),
    Line(31_000, 33_400, TEACHER, "Now let's read it together."),
    Line(34_000, 45_200, EVERYBODY, " ".join(PROBLEM)),
    Line(46_500, 50_300, TEACHER, "Turn to your partner, and read it one more time."),
    Line(63_500, 65_900, TEACHER, "Who has seen a muffin tray?"),
    Line(67_200, 70_900, "Tomás", "My grandmother has one. It is for the oven."),
    Line(71_400, 74_400, TEACHER, "Lovely! And what does she bake?"),
    Line(74_700, 79_300, "Tomás", "Empanadas. And cookies. So many cookies!"),
    Line(79_900, 83_900, "Priya", "At home, our muffin tray has twelve holes."),
    Line(84_400, 88_000, TEACHER, "Twelve! Is that the same as in our problem?"),
    Line(91_200, 94_500, "Mei", "No. Ours has six in each tray."),
    Line(94_800, 98_400, TEACHER, "Six in each tray. Say more, Mei."),
    Line(98_900, 104_200, "Mei", "Four trays, and six in each. So it is four groups of six."),
    Line(104_600, 108_700, TEACHER, "I heard four groups of six. Thank you, Mei."),
    Line(115_000, 117_500, TEACHER, "What is the question asking us?"),
    Line(118_000, 122_500, TEACHER, "How many muffins are left. So, we will take away."),
    Line(124_000, 127_400, "Sam", "Do we draw first, or do we write first?"),
    Line(127_900, 133_800, TEACHER, "Read, then draw, then write. Open your notebooks. You may begin."),
    Line(150_000, 153_900, TEACHER, "I see four boxes. Tell me about your drawing."),
    Line(154_300, 158_300, "Amina", "Each box is one tray, and there are six in it."),
    Line(163_000, 167_400, TEACHER, "Pencils down, please. We have one minute to share."),
    Line(168_000, 170_500, TEACHER, "Amina, what did you find?"),
    Line(171_200, 174_700, "Amina", "Twenty four. But I did not finish."),
    Line(175_200, 178_900, TEACHER, "Four times six is twenty four. What comes next?"),
    Line(182_300, 186_400, TEACHER, "Oh, that is our time! We will finish it tomorrow."),
)

HANDS: dict[str, tuple[Span, ...]] = {
    "Tomás": (Span(66_000, 68_000),),
    "Priya": (Span(66_400, 80_600),),
    "Kofi": (Span(66_200, 83_900),),
    "Mei": (Span(89_400, 91_800),),
    "Sam": (Span(106_000, 124_600),),
}
"""When a student's hand is up. Kofi is not called on; Sam waits until the teacher turns round."""

WRITES_PROBLEM = Span(7_200, 19_200)
PARTNERS_READ = Span(50_800, 62_600)
WRITES_GROUPS = Span(109_200, 113_600)
UNDERLINES_QUESTION = Span(118_400, 121_400)
WORK = Span(134_000, 163_000)
"""From "You may begin" to "Pencils down"."""
CLOSE_UP = Span(140_000, 148_000)
"""Amina's notebook fills the picture."""
BELL = Span(TIMER_UNTIL_MS, TIMER_UNTIL_MS + 1_200)

EYES_ELSEWHERE: dict[str, tuple[Span, ...]] = {
    "Sam": (Span(10_500, 15_500), Span(40_000, 42_500)),
    "Leo": (Span(12_000, 17_000), Span(100_000, 108_000)),
    "Nora": (Span(72_000, 79_000), Span(109_000, 119_000)),
}
"""When somebody looks away for long: Sam and Nora out of the window."""
YAWN = ("Kofi", Span(13_200, 15_000))

DRAWINGS_BEGUN: dict[str, int] = {
    "Amina": 136_400,
    "Mei": 140_500,
    "Priya": 144_000,
    "Sam": 147_500,
    "Tomás": 152_000,
}
"""When each pencil touches paper. Kofi, Leo and Nora have drawn nothing when the pencils go down."""
EQUATION_WRITTEN = ("Amina",)
"""Who has an equation in the notebook when the pencils go down."""
NOTEBOOK_STAYS_SHUT = "Leo"


def line_saying(words: str) -> Line:
    """The first line in which these words are said; ValueError where nobody says them."""
    for line in LINES:
        if words in line.text:
            return line
    raise ValueError(f"nobody says “{words}” in the sample lesson")


def timer_left_ms(film_ms: int) -> int:
    """What the timer on the wall has left of the lesson's ten minutes at a time of the film."""
    running = min(max(film_ms, TIMER_FROM_MS), TIMER_UNTIL_MS) - TIMER_FROM_MS
    return LESSON_MS - round(running * LESSON_PER_FILM)


def timer_text(film_ms: int) -> str:
    """What the timer shows then, as people read it: begun seconds count, `6:35`."""
    seconds = -(-timer_left_ms(film_ms) // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
