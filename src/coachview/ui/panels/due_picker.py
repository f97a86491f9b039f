from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidgetAction

from coachview.ui.panels.themed import SnugButton, ThemedIcon, ThemedSheet, set_pressable
from coachview.ui.theme import Theme

_CALENDAR = """
    QCalendarWidget QWidget#qt_calendar_navigationbar { background: {surface}; }
    QCalendarWidget QToolButton { color: {text}; background: transparent; padding: 4px 8px; font-weight: 600; }
    QCalendarWidget QToolButton:hover { background: {raised}; }
    QCalendarWidget QToolButton::menu-indicator { image: none; }
    QCalendarWidget QAbstractItemView { border: 0; selection-background-color: {accent};
      selection-color: {on_accent}; }
"""
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DuePicker(SnugButton):
    """The day until which something is to be done, or none: a button with a calendar below it."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._due: date | None = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setStyleSheet("QToolButton { padding: 4px 6px; } QToolButton::menu-indicator { image: none; }")
        ThemedIcon(self, theme, "calendar", "muted", 15)
        self._calendar: QCalendarWidget | None = None
        menu = QMenu(self)
        self.no_date = menu.addAction("No due date")
        self.no_date.triggered.connect(lambda: self._choose(None))
        menu.aboutToShow.connect(self._on_opening)
        self.setMenu(menu)
        theme.changed.connect(self._on_look)
        self.show_due(None)

    @property
    def calendar(self) -> QCalendarWidget:
        """The calendar; made when it is first needed, because it is a dozen widgets and few steps need another day."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
            self._on_look()
        return self._calendar

    @property
    def due(self) -> date | None:
        """The chosen day."""
        return self._due

    def show_due(self, due: date | None) -> None:
        """Show a day, without `chosen`."""
        self._due = due
        shown = due_text(due)
        label = f"Due {shown}" if shown else "Due date"
        self.setText(f" {label}")
        self.setAccessibleName(label)
        self.setToolTip("Until which day" if due is None else f"Until {shown}")
        self.no_date.setEnabled(due is not None)

    def set_writable(self, writable: bool) -> None:
        """Whether it can be changed; where not, it is only there to be read."""
        set_pressable(self, pressable=writable)
        self.setVisible(writable or self._due is not None)

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumSize(290, 240)
        ThemedSheet(calendar, self._theme, _CALENDAR)
        for place, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            ThemedIcon(calendar.findChild(QToolButton, f"qt_calendar_{place}month"), self._theme, icon)
        calendar.clicked.connect(self._on_day)
        calendar.activated.connect(self._on_day)
        holder = QWidgetAction(self.menu())
        holder.setDefaultWidget(calendar)
        self.menu().insertAction(self.no_date, holder)
        return calendar

    def _on_opening(self) -> None:
        shown = self._due or date.today()  # noqa: DTZ011 - a day on the wall calendar of whoever chooses
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

    def _on_day(self, day: QDate) -> None:
        self.menu().close()
        self._choose(date(day.year(), day.month(), day.day()))

    def _choose(self, due: date | None) -> None:
        if due != self._due:
            self.show_due(due)
            self.chosen.emit(due)

    def _on_look(self) -> None:
        """Qt writes weekends in red; here red means something is wrong."""
        if self._calendar is None:
            return
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("text"))
        for day in _WEEKEND:
            self._calendar.setWeekdayTextFormat(day, plain)


def due_text(due: date | None) -> str:
    """A day as it is written here, such as `Tue 24 Nov 2026`; empty for none."""
    return QLocale().toString(QDate(due.year, due.month, due.day), "ddd d MMM yyyy") if due else ""
