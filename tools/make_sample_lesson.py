"""Makes the sample lesson's recording, `resources/sample/lesson.mp4`: a drawn lesson of three minutes, with voices.

    python tools/make_sample_lesson.py [--out PATH]     the whole film; takes some three minutes
    python tools/make_sample_lesson.py --still 73.5 --out picture.png

What happens in it, and when, is written in `coachview.sample.lesson`; run this again when that changes, or when the
drawing does, and commit the new film. Voices come from espeak-ng; where it is missing, tones in the rhythm of the words
stand for them, and the film that ships must not be made so. Nothing is read from the network and no font is used.
"""

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Draw the sample lesson's recording.")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "sample" / "lesson.mp4", help="where it goes")
    parser.add_argument("--still", type=float, metavar="SECONDS", help="write one picture instead, to look at")
    chosen = parser.parse_args(arguments)
    if chosen.still is not None:
        return _still(chosen.still, chosen.out)
    return _film(chosen.out)


def _still(seconds: float, target: Path) -> int:
    from tools.sample_lesson.scene import Scene

    wide_open = {number: [0.5] * 400 for number in range(100)}
    if target.suffix != ".png" or not Scene(wide_open).picture(seconds * 1000).save(str(target)):
        print(f"{target} could not be written. Name a .png file in a folder that exists.", file=sys.stderr)
        return 1
    return 0


def _film(target: Path) -> int:
    from tools.sample_lesson import film, sound, voices

    began = time.monotonic()
    print("Voices: espeak-ng" if voices.can_speak() else "Voices: tones (espeak-ng is not installed)", flush=True)
    track = sound.make_soundtrack()
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    film.write_film(part, track, _shown)
    part.replace(target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB in {time.monotonic() - began:.0f} s")
    return 0


def _shown(part: float) -> None:
    if sys.stdout.isatty():
        print(f"\r{part:4.0%} ", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
