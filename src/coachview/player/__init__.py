import logging

from coachview.player.errors import VlcMissingError
from coachview.player.player import Player
from coachview.player.still_player import StillPlayer
from coachview.player.vlc_player import VlcPlayer

log = logging.getLogger(__name__)


def make_player(*, safe_video: bool = False) -> Player:
    """The best player there is: libVLC, or one that only stands still and whose `why_not` says what to install."""
    try:
        return VlcPlayer(safe_video=safe_video)
    except VlcMissingError as missing:
        log.warning("libVLC is not used: %s", missing, exc_info=missing.__cause__)
        return StillPlayer(str(missing))
