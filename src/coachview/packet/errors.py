"""What can keep a packet from being written, as sentences with a next step."""

from coachview.errors import CoachViewError


class PacketError(CoachViewError):
    """Anything the user's world can do to an export."""


class NothingToExportError(PacketError):
    """The project has no coaching cycle, or none of that name."""


class TargetExistsError(PacketError):
    """Something is at the target already, and nobody said that it may be replaced."""


class TargetRefusedError(PacketError):
    """The target is no place for a packet: the recording, the project file, or a folder with other things in it."""


class CannotWritePacketError(PacketError):
    """The disk refused: full, read-only, or gone. Nothing was left behind."""


class DrawingError(PacketError):
    """What was drawn could not be put on a picture."""


class PdfError(PacketError):
    """The PDF could not be made, although the texts are there."""
