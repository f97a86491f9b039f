"""The tables of schema version 1, never changed again.

Checks are part of the schema so that `quick_check` on opening proves that every row can be read as a value. There are
no foreign keys: a merge may bring a link before the row it points to.
"""

STATEMENTS = (
    """CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (typeof(value) = 'text')
)""",
    """CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  name TEXT NOT NULL CHECK (typeof(name) = 'text'),
  role TEXT NOT NULL CHECK (role IN ('teacher', 'coach')),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    """CREATE TABLE cycle (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  title TEXT NOT NULL CHECK (typeof(title) = 'text'),
  focus_question TEXT NOT NULL CHECK (typeof(focus_question) = 'text'),
  created_utc TEXT NOT NULL CHECK (
    created_utc GLOB '????-??-??T??:??:??*Z' AND created_utc >= '0001'
    AND date(created_utc) IS substr(created_utc, 1, 10)
  ),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    """CREATE TABLE recording (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  cycle_id TEXT NOT NULL CHECK (typeof(cycle_id) = 'text'),
  title TEXT NOT NULL CHECK (typeof(title) = 'text'),
  position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position BETWEEN 0 AND 1000000),
  relative_path TEXT NOT NULL CHECK (typeof(relative_path) = 'text'),
  absolute_path TEXT NOT NULL CHECK (typeof(absolute_path) = 'text'),
  size_bytes INTEGER NOT NULL CHECK (typeof(size_bytes) = 'integer' AND size_bytes >= 0),
  duration_ms INTEGER NOT NULL CHECK (typeof(duration_ms) = 'integer' AND duration_ms >= 0),
  fingerprint TEXT NOT NULL CHECK (typeof(fingerprint) = 'text'),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    """CREATE TABLE annotation (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  recording_id TEXT NOT NULL CHECK (typeof(recording_id) = 'text'),
  author_id TEXT NOT NULL CHECK (typeof(author_id) = 'text'),
  type TEXT NOT NULL CHECK (type IN ('notice', 'wonder', 'celebrate', 'evidence', 'question')),
  start_ms INTEGER NOT NULL CHECK (typeof(start_ms) = 'integer' AND start_ms BETWEEN 0 AND 3600000000),
  end_ms INTEGER CHECK (end_ms IS NULL OR (typeof(end_ms) = 'integer' AND end_ms BETWEEN 0 AND 3600000000)),
  text TEXT NOT NULL CHECK (typeof(text) = 'text'),
  visibility TEXT NOT NULL CHECK (visibility IN ('shared', 'private')),
  created_utc TEXT NOT NULL CHECK (
    created_utc GLOB '????-??-??T??:??:??*Z' AND created_utc >= '0001'
    AND date(created_utc) IS substr(created_utc, 1, 10)
  ),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    "CREATE INDEX annotation_recording ON annotation (recording_id)",
    """CREATE TABLE reflection (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  cycle_id TEXT NOT NULL CHECK (typeof(cycle_id) = 'text'),
  author_id TEXT NOT NULL CHECK (typeof(author_id) = 'text'),
  prompt TEXT NOT NULL CHECK (typeof(prompt) = 'text'),
  answer TEXT NOT NULL CHECK (typeof(answer) = 'text'),
  position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position BETWEEN 0 AND 1000000),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    """CREATE TABLE reflection_annotation (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  reflection_id TEXT NOT NULL CHECK (typeof(reflection_id) = 'text'),
  annotation_id TEXT NOT NULL CHECK (typeof(annotation_id) = 'text'),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    "CREATE INDEX reflection_annotation_reflection ON reflection_annotation (reflection_id)",
    """CREATE TABLE action_step (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  cycle_id TEXT NOT NULL CHECK (typeof(cycle_id) = 'text'),
  text TEXT NOT NULL CHECK (typeof(text) = 'text'),
  owner_id TEXT NOT NULL CHECK (typeof(owner_id) = 'text'),
  due TEXT CHECK (due IS NULL OR (date(due) IS due AND due >= '0001-01-01')),
  success_criterion TEXT NOT NULL CHECK (typeof(success_criterion) = 'text'),
  status TEXT NOT NULL CHECK (status IN ('open', 'met', 'partly', 'not yet')),
  position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position BETWEEN 0 AND 1000000),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    """CREATE TABLE action_step_annotation (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  action_step_id TEXT NOT NULL CHECK (typeof(action_step_id) = 'text'),
  annotation_id TEXT NOT NULL CHECK (typeof(annotation_id) = 'text'),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    "CREATE INDEX action_step_annotation_step ON action_step_annotation (action_step_id)",
    """CREATE TABLE edit (
  seq INTEGER NOT NULL PRIMARY KEY CHECK (seq BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text'),
  label TEXT NOT NULL CHECK (typeof(label) = 'text'),
  author_id TEXT NOT NULL CHECK (typeof(author_id) = 'text'),
  clock INTEGER NOT NULL CHECK (typeof(clock) = 'integer' AND clock BETWEEN 0 AND 4611686018427387903),
  copy_id TEXT NOT NULL CHECK (typeof(copy_id) = 'text'),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  target_id TEXT NOT NULL CHECK (typeof(target_id) = 'text'),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'discarded')),
  at_utc TEXT NOT NULL CHECK (
    at_utc GLOB '????-??-??T??:??:??*Z' AND at_utc >= '0001'
    AND date(at_utc) IS substr(at_utc, 1, 10)
  )
)""",
    "CREATE INDEX edit_undone ON edit (seq) WHERE state = 'undone'",
    """CREATE TABLE change (
  id INTEGER NOT NULL PRIMARY KEY,
  edit_seq INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  field TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL
)""",
    "CREATE INDEX change_edit ON change (edit_seq)",
    "CREATE INDEX change_row ON change (row_id)",
)
