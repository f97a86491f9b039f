"""The story the sample tells, as data: who the two people are, what they noticed, reflected and agreed on.

Every time comes from the lesson's script, and every count and timer reading in an evidence note is worked out from it:
the notes are true of the film.
"""

from dataclasses import dataclass

from coachview.model.annotation import AnnotationType
from coachview.model.drawing import DrawingColour, Shape
from coachview.model.reflection import DEFAULT_PROMPTS
from coachview.sample import lesson
from coachview.sample.lesson import Span, line_saying, timer_text

TEACHER = "Inés Núñez"
COACH = "Renée Okafor"
CYCLE_TITLE = "Grade 3: keeping the Application Problem in its time"
RECORDING_TITLE = "Muffin problem, Tuesday 9:30"
FOCUS_QUESTION = (
    "How much of the Application Problem’s ten minutes do students spend working on it? "
    "(Our plan: 3 minutes to read and launch, 5 to work, 2 to share.)"
)


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation of the story. `key` names it for links; `author` is TEACHER or COACH; a moment has no end."""

    key: str
    author: str
    type: AnnotationType
    start_ms: int
    end_ms: int | None
    text: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """One drawing for the note of that `key`, by its author; `points` are parts of the picture's width and height."""

    key: str
    shape: Shape
    points: tuple[tuple[float, float], ...]
    at_ms: int
    hold_ms: int
    colour: DrawingColour = DrawingColour.YELLOW
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The teacher's answer to one reflection prompt, and the keys of the notes it rests on."""

    prompt: str
    answer: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What the two agreed on; `due_in_days` counts from the day the sample is made."""

    text: str
    owner: str
    due_in_days: int
    success_criterion: str
    evidence: tuple[str, ...]


def _moment(key: str, author: str, kind: AnnotationType, at_ms: int, text: str, *, private: bool = False) -> Note:
    return Note(key, author, kind, at_ms, None, text, private)


def _clip(key: str, author: str, kind: AnnotationType, span: Span, text: str, *, private: bool = False) -> Note:
    return Note(key, author, kind, span.start_ms, span.end_ms, text, private)


def _from_to(first: str, last: str) -> Span:
    """From the first word of one line to the last of another."""
    return Span(line_saying(first).start_ms, line_saying(last).end_ms)


def _minutes(span: Span) -> str:
    """How long a stretch of the film takes on the lesson's own clock."""
    seconds = round((lesson.timer_left_ms(span.start_ms) - lesson.timer_left_ms(span.end_ms)) / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


_NOTICE, _WONDER = AnnotationType.NOTICE, AnnotationType.WONDER
_CELEBRATE, _EVIDENCE, _QUESTION = AnnotationType.CELEBRATE, AnnotationType.EVIDENCE, AnnotationType.QUESTION

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")
_HOME_TALK = _from_to("Who has seen", "twelve holes")
_HOME_TURNS = sum(_HOME_TALK.start_ms <= line.start_ms < _HOME_TALK.end_ms for line in lesson.LINES)
_THIRD_READING = lesson.PARTNERS_READ
_SAM = lesson.HANDS["Sam"][0]
_KOFI = lesson.HANDS["Kofi"][0]
_LAUNCH = Span(lesson.TIMER_FROM_MS, lesson.WORK.start_ms)
_BEGUN, _ALL = len(lesson.DRAWINGS_BEGUN), len(lesson.STUDENTS)

TEACHER_NOTES = (
    _clip(
        "writing",
        TEACHER,
        _NOTICE,
        lesson.WRITES_PROBLEM,
        "I write the whole problem on the board while everybody waits. Kofi yawns; Sam looks out of the window.",
    ),
    _moment(
        "one reading",
        TEACHER,
        _WONDER,
        line_saying("Now let's read").start_ms,
        "We have just read it. What if the problem were up before they come in, and one reading were enough?",
    ),
    _clip(
        "ovens",
        TEACHER,
        _NOTICE,
        _HOME_TALK,
        "I ask who has seen a muffin tray and we are in grandmother’s kitchen. Warm, and not about four groups of six.",
    ),
    _clip(
        "mei (teacher)",
        TEACHER,
        _CELEBRATE,
        _from_to("Four trays, and six", "Four trays, and six"),
        "“Four groups of six.” Mei finds the structure by herself, in words everybody can use.",
    ),
    _moment(
        "hurry",
        TEACHER,
        _WONDER,
        line_saying("How many muffins are left. So").start_ms,
        "I felt the timer here and answered my own question. I do not like hearing it.",
        private=True,
    ),
    _moment(
        "sam asks",
        TEACHER,
        _QUESTION,
        line_saying("Do we draw first").start_ms,
        "Read, draw, write is our routine since September. What would let Sam see the order without asking me?",
    ),
    _clip(
        "amina's boxes",
        TEACHER,
        _CELEBRATE,
        _from_to("I see four boxes", "Each box is one tray"),
        "Amina explains her drawing: each box is one tray with six in it. This is what I want five minutes of.",
    ),
    _moment(
        "bell",
        TEACHER,
        _NOTICE,
        lesson.BELL.start_ms,
        "The timer rings. Nobody has said what to do with the nine muffins that Maya gives away.",
    ),
)

COACH_NOTES = (
    _moment(
        "timer starts",
        COACH,
        _EVIDENCE,
        lesson.TIMER_FROM_MS,
        f"The timer on the wall starts at {timer_text(lesson.TIMER_FROM_MS)}. (The sample is condensed: three minutes "
        "of film stand for ten minutes of lesson, and this timer shows the lesson’s time. The lesson phases of the "
        "Pacing tab are in film time, eighteen seconds a minute: their names say how many minutes were planned.)",
    ),
    _clip(
        "first reading",
        COACH,
        _EVIDENCE,
        _from_to("Maya bakes", "Maya bakes"),
        f"First reading: the teacher reads aloud. Timer {timer_text(line_saying('Maya bakes').start_ms)} to "
        f"{timer_text(line_saying('Maya bakes').end_ms)}.",
    ),
    _clip(
        "third reading",
        COACH,
        _EVIDENCE,
        _THIRD_READING,
        "Third reading, now to a partner, after one by the teacher and one all together. When it ends the timer shows "
        f"{timer_text(_THIRD_READING.end_ms)}.",
    ),
    _moment(
        "all read",
        COACH,
        _CELEBRATE,
        _THIRD_READING.start_ms + 4_000,
        "Every pair turns to each other at once, and all eight read. The partner routine is theirs.",
    ),
    _clip(
        "kofi",
        COACH,
        _NOTICE,
        _KOFI,
        "Kofi’s hand is up all this time. It goes down without his having spoken.",
    ),
    _moment(
        "which part",
        COACH,
        _QUESTION,
        line_saying("At home, our").start_ms,
        f"{_WORDS[_HOME_TURNS].capitalize()} turns about trays and cookies. Which part of this did students need for "
        "the mathematics?",
    ),
    _clip(
        "mei (coach)",
        COACH,
        _CELEBRATE,
        _from_to("Twelve! Is that", "Four trays, and six"),
        "“Is that the same as in our problem?” Then she waits, and says “Say more”. From that comes “four groups of "
        "six”.",
    ),
    _clip(
        "sam's hand",
        COACH,
        _EVIDENCE,
        _SAM,
        f"Sam’s hand goes up when the timer shows {timer_text(_SAM.start_ms)} and is answered at "
        f"{timer_text(line_saying('Do we draw first').start_ms)}. The question: “Do we draw first, or do we write "
        "first?”",
    ),
    _clip(
        "own answer",
        COACH,
        _EVIDENCE,
        _from_to("What is the question", "How many muffins are left. So"),
        "Teacher: “What is the question asking us?” Teacher: “How many muffins are left. So, we will take away.” "
        "No student speaks in between.",
    ),
    _clip(
        "nora",
        COACH,
        _WONDER,
        lesson.EYES_ELSEWHERE["Nora"][1],
        "Nora is looking out of the window, as she did during the talk about trays. Ask Inés, between the two of us, "
        "whether she can hear from the back table.",
        private=True,
    ),
    _clip(
        "work",
        COACH,
        _EVIDENCE,
        lesson.WORK,
        f"From “You may begin” to “Pencils down”: timer {timer_text(lesson.WORK.start_ms)} to "
        f"{timer_text(lesson.WORK.end_ms)}. Reading and discussing took {_minutes(_LAUNCH)} of the ten minutes, "
        f"working {_minutes(lesson.WORK)}.",
    ),
    _moment(
        "notebooks",
        COACH,
        _EVIDENCE,
        lesson.WORK.end_ms - 1_500,
        f"Counted before the pencils go down: {_WORDS[_BEGUN]} of {_WORDS[_ALL]} notebooks have a drawing begun, "
        f"{_WORDS[len(lesson.EQUATION_WRITTEN)]} has an equation, {_WORDS[_ALL - _BEGUN]} have nothing yet.",
    ),
    _moment(
        "not finished",
        COACH,
        _QUESTION,
        line_saying("But I did not finish").start_ms,
        "“Twenty four. But I did not finish.” What would Amina have done with three more minutes?",
    ),
)

NOTES = TEACHER_NOTES + COACH_NOTES


@dataclass(frozen=True, slots=True)
class Phase:
    """A lesson phase: how long it was planned, in film time, and when it was. The name tells the lesson's minutes."""

    name: str
    planned_ms: int
    span: Span


def _phase(name: str, minutes: int, span: Span) -> Phase:
    return Phase(f"{name} ({minutes} lesson min)", round(minutes * 60_000 / lesson.LESSON_PER_FILM), span)


PHASES = (
    _phase("Read and launch", 3, Span(lesson.TIMER_FROM_MS, line_saying("You may begin").end_ms)),
    _phase("Students work", 5, Span(line_saying("You may begin").end_ms, lesson.WORK.end_ms)),
    _phase("Share", 2, Span(lesson.WORK.end_ms, lesson.DURATION_MS)),
)

_SAM_SEEN_MS = _SAM.start_ms + 1_000
_NOTEBOOKS_SEEN_MS = 161_480
"""The frame on the screen when the notebooks are counted."""

# Each is gone before the camera looks elsewhere.
SKETCHES = (
    Sketch("sam's hand", Shape.CIRCLE, ((0.805, 0.43), (0.93, 0.72)), _SAM_SEEN_MS, 2_000),
    Sketch("sam's hand", Shape.TEXT, ((0.775, 0.33),), _SAM_SEEN_MS, 2_000, text="Sam is waiting"),
    Sketch("notebooks", Shape.ARROW, ((0.31, 0.95), (0.175, 0.835)), _NOTEBOOKS_SEEN_MS, 1_100, DrawingColour.PINK),
    Sketch("notebooks", Shape.TEXT, ((0.32, 0.9),), _NOTEBOOKS_SEEN_MS, 1_100, DrawingColour.PINK, "the equation"),
)
"""What the coach drew on the picture."""

REFLECTION = (
    Answer(
        DEFAULT_PROMPTS[0],
        "We read the problem three times and talked about trays at home. Reading and discussing took "
        f"{_minutes(_LAUNCH)} of ten minutes; my students worked for {_minutes(lesson.WORK)}. "
        f"{_WORDS[_BEGUN].capitalize()} of {_WORDS[_ALL]} had begun a drawing, and one an equation. What they said "
        "about the mathematics was strong: four groups of six came from Mei.",
        ("third reading", "ovens", "work", "notebooks", "mei (teacher)"),
    ),
    Answer(
        DEFAULT_PROMPTS[1],
        "I wrote the problem while they watched, and each reading felt safe to me. My question about muffin trays had "
        "no limit, so it grew. And read, draw, write lives in my head and not on the wall: Sam had to wait for me to "
        "learn what comes first.",
        ("writing", "one reading", "sam's hand", "sam asks"),
    ),
    Answer(
        DEFAULT_PROMPTS[2],
        "The problem is up before they come in. One reading, one question (“What do we know?”), the routine on the "
        "wall with a picture for each step, and a timer for the launch that everybody can see. Then I go where the "
        "pencils are.",
        ("one reading", "amina's boxes", "not finished"),
    ),
)

ACTION_STEP = Step(
    "In the next Application Problem I point to a visual aid of the routine (read, draw, write) and set a timer of two "
    "to three minutes for the launch. When it rings, students start to work.",
    TEACHER,
    14,
    "In the next recording the pencils are on paper by the time the timer shows 7:00, students work for at least five "
    "minutes, and nobody asks what comes first.",
    ("work", "sam's hand", "third reading", "not finished"),
)
