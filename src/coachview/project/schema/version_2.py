"""What schema version 2 adds to version 1, never changed again: drawings on the picture.

`points` is a flat JSON list of whole numbers, `[x,y,x,y,…]`, and `width` a whole number, both in millionths of the
picture. The checks let nothing else through: pairs only, as many as the shape has, none of more than seven digits.
They are patterns because SQLite's own `json_valid` is refused in a schema that is not trusted.
"""

STATEMENTS = (
    """CREATE TABLE drawing (
  id TEXT NOT NULL PRIMARY KEY CHECK (typeof(id) = 'text'),
  annotation_id TEXT NOT NULL CHECK (typeof(annotation_id) = 'text'),
  shape TEXT NOT NULL CHECK (
    shape IN ('arrow', 'line', 'circle', 'rectangle', 'freehand', 'text', 'spotlight')
  ),
  points TEXT NOT NULL CHECK (
    typeof(points) = 'text' AND length(points) <= 65536 AND length(points) = length(CAST(points AS BLOB))
    AND points GLOB '[[]*[0-9]]' AND substr(points, 2, length(points) - 2) NOT GLOB '*[^-0-9,]*'
    AND points NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*' AND points NOT GLOB '*[[,-],*'
    AND points NOT GLOB '*[0-9-]-*' AND points NOT GLOB '*[[,-]0[0-9]*'
    AND CASE shape
      WHEN 'freehand' THEN (length(points) - length(replace(points, ',', ''))) % 2 = 1
      WHEN 'text' THEN length(points) - length(replace(points, ',', '')) = 1
      ELSE length(points) - length(replace(points, ',', '')) = 3
    END
  ),
  colour TEXT NOT NULL CHECK (colour IN ('yellow', 'orange', 'blue', 'pink', 'white', 'black')),
  width INTEGER NOT NULL CHECK (typeof(width) = 'integer' AND width BETWEEN 1 AND 1000000),
  text TEXT NOT NULL CHECK (typeof(text) = 'text'),
  at_ms INTEGER NOT NULL CHECK (typeof(at_ms) = 'integer' AND at_ms BETWEEN 0 AND 3600000000),
  hold_ms INTEGER NOT NULL CHECK (typeof(hold_ms) = 'integer' AND hold_ms BETWEEN 1 AND 3600000000),
  position INTEGER NOT NULL CHECK (typeof(position) = 'integer' AND position BETWEEN 0 AND 1000000),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
)""",
    "CREATE INDEX drawing_annotation ON drawing (annotation_id)",
)
