"""How long decoding takes here: whether a picture is worth showing while the exact one is on its way."""

_GUESS_S_PER_PIXEL = 1.3e-9
_TOO_FEW = 8


class Pace:
    """What a frame takes from one key frame to another place, on average: guessed at first, then as measured."""

    def __init__(self, pixels: int) -> None:
        """Guess by how many pixels a frame has: H.264 on two slow cores."""
        self._frame_s = pixels * _GUESS_S_PER_PIXEL

    def seconds(self, frames: int) -> float:
        """How long so many frames will take."""
        return frames * self._frame_s

    def learn(self, frames: int, seconds: float) -> None:
        """So many took so long; the newest counts as much as all before. Of few nothing can be learnt."""
        if frames >= _TOO_FEW:
            self._frame_s = (self._frame_s + seconds / frames) / 2
