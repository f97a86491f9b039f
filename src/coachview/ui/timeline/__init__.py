"""Where things happened, whose they are, and where the recording stands.

What is shown is a list of `layers` (pure: each lays out what of it is in view); `arrangement` is which, in what order
and how high. Pure as well: `scale`, `ruler`, `lanes`, `content`, `items`, `layout` (where everything is, and what is
under the mouse), `drag`, `snap`, `selection`, `wheel`, `overview_layout`. With Qt: `picture` and `painters` paint a
layout, `canvas` keeps the picture and paints what came into view, `overlay` is what moves over it, `hand` and
`names_hand` follow the mouse. `area` is the widget's surface, `choosing` and `arranging` what it does with annotations
and with layers, `view` what the window talks to, `accessible` what screen readers are told.
"""
