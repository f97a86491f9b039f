"""What leaves a project: planned purely, rendered, and written at once or not at all.

Import the modules themselves: `request`, `plan`, `write`. None of them loads a heavy library before it is needed.
"""
