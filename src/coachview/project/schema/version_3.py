"""What schema version 3 adds to version 2, never changed again: the phases of a lesson, planned and actual."""

STATEMENTS = (
    """CREATE TABLE planned_phase (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  recording_id TEXT NOT NULL CHECK (typeof(recording_id) = 'text'),
  name TEXT NOT NULL CHECK (typeof(name) = 'text'),
  planned_ms INTEGER NOT NULL CHECK (typeof(planned_ms) = 'integer' AND planned_ms BETWEEN 1 AND 3600000000),
  position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position BETWEEN 0 AND 1000000),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    "CREATE INDEX planned_phase_recording ON planned_phase (recording_id)",
    """CREATE TABLE actual_phase (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  recording_id TEXT NOT NULL CHECK (typeof(recording_id) = 'text'),
  name TEXT NOT NULL CHECK (typeof(name) = 'text'),
  start_ms INTEGER NOT NULL CHECK (typeof(start_ms) = 'integer' AND start_ms BETWEEN 0 AND 3600000000),
  end_ms INTEGER NOT NULL CHECK (typeof(end_ms) = 'integer' AND end_ms BETWEEN 0 AND 3600000000),
  planned_id TEXT NOT NULL CHECK (typeof(planned_id) = 'text'),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    "CREATE INDEX actual_phase_recording ON actual_phase (recording_id)",
)
