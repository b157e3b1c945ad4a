"""Keys that mean one thing to the hand and are two to Qt."""

from PySide6.QtCore import Qt

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The large one, and the one beside the numbers."""
