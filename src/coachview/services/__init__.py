"""What a command, a dialog and the sample all do: start a cycle, gather what an export needs. Needs no window."""
