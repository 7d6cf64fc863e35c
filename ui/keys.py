"""The keys that work everywhere, in words."""

KEYS = (
    ("Ctrl+K", "Find a case, page or action"),
    ("Ctrl+1 to Ctrl+8", "The pages of the rail, in order"),
    ("Ctrl+N", "Record a contact"),
    ("Ctrl+O", "Add a file to the case"),
    ("Ctrl+S", "Save; keep this result, in two versions"),
    ("1, 2, 3", "Choose in the row with the focus, in two versions. Tab goes to the next row"),
    ("Ctrl+Z", "Undo what was just done"),
    ("Ctrl+P", "Print"),
    ("Ctrl+F", "Search in this list"),
    ("Ctrl+U", "What has not been sent"),
    ("Ctrl+Enter", "Send now, in what has not been sent; in lists, the case"),
    ("Alt+1 to Alt+9", "The pages of a case"),
    ("Ctrl+Tab", "Next open case"),
    ("Ctrl+W", "Close this case"),
    ("Ctrl+Plus, Ctrl+Minus, Ctrl+0", "Larger text, smaller text, 100 %"),
    ("Ctrl+L", "Lock"),
    ("F6", "Next part of the window"),
    ("F10 or Alt", "Menu"),
    ("Escape", "Back one step. Nothing is discarded"),
    ("F1", "What to do, and keys"),
)
