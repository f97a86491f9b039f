"""Where things happened, whose they are, and where the recording stands.

Pure, without Qt: `scale`, `ruler`, `lanes`, `content`, `items`, `layout` (where everything is, and what is under the
mouse), `drag`, `wheel`. With Qt: `picture` paints a layout, `overlay` what moves over it, `hand` follows the mouse,
`area` is the widget's surface and `view` what the window talks to.
"""
