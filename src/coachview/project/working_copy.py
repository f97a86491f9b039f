"""A copy of a damaged project, put right as far as that can be done without knowing what is in it.

https://www.sqlite.org/fileformat.html: page size at byte 16, number of pages at 28; a b-tree page begins with its kind
(5 inner, 13 leaf, on page 1 after the 100 bytes of the file's header), has its number of cells at 3 and its right-most
child at 8, and on an inner page lists from 12 on where its cells are, each beginning with the number of a child page.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from coachview.project.errors import NoAccessError
from coachview.project.schema.current import CURRENT
from coachview.project.schema.migrations import migrate

_HEADER_BYTES = 100
_INNER_PAGE = 5
_MOST_BYTES = 1 << 31
"""A project holds texts only; a header that promises more than this is part of the damage."""


def copy_for_reading(path: Path, folder: Path) -> Path:
    """The copy, with the journal of a commit that was cut short, and as long as its header says that it should be.

    SQLite refuses a file that ends too early, though it could read all pages that are there.
    """
    copy = folder / "damaged.coachview"
    try:
        shutil.copyfile(path, copy)
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}-journal", f"{copy}-journal")
        with copy.open("r+b") as file:
            header = file.read(_HEADER_BYTES)
            size = _page_size(header) * int.from_bytes(header[28:32], "big")
            if copy.stat().st_size < size <= _MOST_BYTES:
                file.truncate(size)
    except OSError as error:
        raise NoAccessError(
            f"“{path.name}” could not be copied for reading ({error.strerror or error}). "
            "Check that its drive is connected and that the disk is not full, then try again."
        ) from error
    return copy


def graft_schema(copy: Path, version: int) -> None:
    """Put the pages that say which tables there are, and where each begins, in place of damaged ones.

    They are the same in all projects begun with one schema version, for tables are made once, in one order, and never
    moved. What later versions added to such a project lies elsewhere in each, and only its history tells of it.
    """
    fresh = copy.with_name(f"fresh {version}.coachview")
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        migrate(connection, CURRENT.migrations[:version])
    pages = fresh.read_bytes()
    size = _page_size(pages)
    with copy.open("r+b") as file:
        for number in _schema_pages(pages, size, 1):
            start = (number - 1) * size + (_HEADER_BYTES if number == 1 else 0)
            file.seek(start)
            file.write(pages[start : number * size])


def _schema_pages(pages: bytes, size: int, number: int) -> Iterator[int]:
    """A page of the b-tree and all pages below it."""
    yield number
    page = pages[(number - 1) * size : number * size]
    top = _HEADER_BYTES if number == 1 else 0
    if page[top] != _INNER_PAGE:
        return
    places = [top + 12 + 2 * cell for cell in range(_number(page, top + 3, 2))]
    for child in [top + 8, *(_number(page, place, 2) for place in places)]:
        yield from _schema_pages(pages, size, _number(page, child, 4))


def _number(page: bytes, place: int, length: int) -> int:
    return int.from_bytes(page[place : place + length], "big")


def _page_size(header: bytes) -> int:
    size = _number(header, 16, 2)
    return 65536 if size == 1 else size
