"""What a player decodes into memory, in the same colours as the exact frames: else each pause would change them.

libVLC 3 can give pictures for a screen itself, but takes everything for standard definition (BT.601), whatever the
recording says; high definition and every phone is BT.709. So it gives brightness and colour as stored, and the rest is
done here: half a millisecond at 1080p.
"""

from dataclasses import dataclass
from pathlib import Path

from av import VideoFrame
from av.video.reformatter import Colorspace

from coachview.media.upright import SCREEN, Uprighter, upright_size
from coachview.media.video_source import VideoSource

_UNSPECIFIED = 2
_LIMITED_RANGE = 1
_HD_HEIGHT = 720


@dataclass(frozen=True, slots=True)
class PictureForm:
    """How pictures of a recording are to come from a player: upright, with square pixels, in the colours meant.

    `colorspace` is the matrix as ISO 23091-2 numbers it; 2 is unknown, and then guessed by the height. `starts_late`
    says that the container counts from another time than zero, which not every reader takes for the start.
    """

    width: int
    height: int
    colorspace: int = _UNSPECIFIED
    starts_late: bool = False


def picture_form(path: Path) -> PictureForm:
    """The form of a recording's pictures, by its first one. Raises MediaError kin; NoPictureError without pictures."""
    with VideoSource(path) as source:
        frame = source.first.frame
        width, height = upright_size(frame, source.aspect)
        return PictureForm(width, height, _colorspace_of(frame), starts_late=source.time_base.start > 0)


@dataclass(frozen=True, slots=True)
class Plane:
    """Where a player writes one component of a picture: `lines` rows, each `pitch` bytes after the one before."""

    address: int
    pitch: int
    lines: int


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """A picture for a screen: `pixels` are blue, green, red, 255, in rows of `pitch` bytes, and never change."""

    width: int
    height: int
    pitch: int
    pixels: memoryview


class PlayerPicture:
    """Memory for one picture that a player writes as I420 (BT.601 or BT.709, limited range), and that is then shown."""

    def __init__(self, form: PictureForm) -> None:
        self._frame = VideoFrame(form.width, form.height, "yuv420p")
        self._frame.colorspace, self._frame.color_range = form.colorspace, _LIMITED_RANGE
        self._size = form.width, form.height
        self._uprighter = Uprighter(SCREEN)
        self.planes = tuple(Plane(one.buffer_ptr, one.line_size, one.height) for one in self._frame.planes)
        """Brightness, then the two of colour; good as long as this object lives."""

    def for_screen(self) -> ScreenPicture:
        """A copy of what is written now, in the form of `Picture.bgra` but for the ends of its rows."""
        shown = self._uprighter.upright(self._frame, self._size)
        plane = shown.planes[0]
        return ScreenPicture(shown.width, shown.height, plane.line_size, memoryview(plane))


def _colorspace_of(frame: VideoFrame) -> int:
    if frame.format.is_rgb:
        return Colorspace.ITU601.value  # what players turn it into
    if frame.colorspace != _UNSPECIFIED:
        return int(frame.colorspace)
    return (Colorspace.ITU709 if frame.height >= _HD_HEIGHT else Colorspace.ITU601).value
