from enum import StrEnum


class SoundChannels(StrEnum):
    """Which of a recording's sound channels are heard. A teacher's lapel microphone is often recorded on one side only.

    In all but AS_RECORDED both ears hear the same: the middle of left and right, or one of them alone.
    """

    AS_RECORDED = "recorded"
    MONO = "mono"
    LEFT = "left"
    RIGHT = "right"
