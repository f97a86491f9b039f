"""What of VLC goes into the frozen program: what plays files, nothing that reaches out, and never too little."""

from pathlib import PurePath

import pytest
from tools.vlc_bundle import NEEDED, NoVlcError, chosen_plugins, find

COMPLETE = [PurePath(one).with_name(f"lib{PurePath(one).name}_plugin.so") for one in sorted(NEEDED)]


def plugin(name: str) -> PurePath:
    folder, _, plain = name.partition("/")
    return PurePath(folder) / f"lib{plain}_plugin.so"


@pytest.mark.parametrize("name", ["audio_output/pulse", "codec/opus", "demux/ogg", "audio_filter/scaletempo"])
def test_what_plays_a_file_is_taken(name: str) -> None:
    assert plugin(name) in chosen_plugins([*COMPLETE, plugin(name)])


@pytest.mark.parametrize(
    "name",
    [
        "access/http",
        "access/sftp",
        "access/v4l2",
        "access_output/access_output_http",
        "control/netsync",
        "demux/adaptive",
        "demux/playlist",
        "gui/qt",
        "lua/lua",
        "meta_engine/folder",
        "misc/gnutls",
        "services_discovery/upnp",
        "stream_out/stream_out_standard",
        "visualization/goom",
    ],
)
def test_what_reaches_out_or_shows_an_interface_is_left(name: str) -> None:
    assert plugin(name) not in chosen_plugins([*COMPLETE, plugin(name)])


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_missing_plugin_ends_the_build_with_a_sentence(name: str) -> None:
    with pytest.raises(NoVlcError, match=rf"{name} missing\. Install"):
        chosen_plugins([one for one in COMPLETE if one != plugin(name)])


def test_without_vlc_the_build_ends_with_a_sentence(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHVIEW_VLC", str(tmp_path))
    with pytest.raises(NoVlcError, match=r"libVLC was not found.*Install it"):
        find()
