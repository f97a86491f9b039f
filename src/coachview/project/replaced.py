"""When another file came to lie at the project's place while it was open, as synced folders do it."""

import logging

from coachview.project import check, history
from coachview.project.backup import copy_beside
from coachview.project.edit import Edit
from coachview.project.errors import ProjectError, ReplacedProjectError
from coachview.project.opening import connect_proven
from coachview.project.schema.current import Schema
from coachview.project.store import Store
from coachview.project.watch import Watch, as_edits

log = logging.getLogger(__name__)


def go_on_with_new_file(store: Store, watch: Watch, schema: Schema) -> list[Edit]:
    """Go on with the file that lies there now when it has everything that was seen here.

    Returns the edits it has besides. Otherwise what was open here is kept beside it, and ReplacedProjectError says
    where: nothing of either is lost.
    """
    path = store.path
    try:
        # A file that some older CoachView wrote is not gone on with: opening it anew migrates it, with a backup.
        version = max(check.look_at(path, schema).version, schema.version)
        connection = connect_proven(path, schema, version, writable=True)
    except ProjectError:
        log.info("The new file at the project's place cannot be opened", exc_info=True)
        raise _kept_beside(store) from None
    new = Store(connection, store.path)
    if not watch.is_continued_by(new):
        new.close()
        raise _kept_beside(store)
    edits = as_edits(history.entries_after(new, watch.last_seq))
    store.use(connection)
    watch.begin()
    return edits


def _kept_beside(store: Store) -> ReplacedProjectError:
    name = f"“{store.path.name}”"
    try:
        kept = copy_beside(store.connection, store.path, "as it was open here")
    except ProjectError:
        log.warning("What was open could not be kept", exc_info=True)
        return ReplacedProjectError(
            f"Another program replaced {name} while it was open, so nothing was changed. "
            "Close it and open it again to see what is in it now."
        )
    return ReplacedProjectError(
        f"Another program replaced {name} while it was open, so nothing was changed. What was open here is kept as "
        f"“{kept.name}”. Close it, open both and look which one you want to go on with."
    )
