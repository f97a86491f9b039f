"""Colours, glyphs, icons and type: designed once, for light and dark, and used by name everywhere."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from coachview.model.annotation import AnnotationType
from coachview.packet.words import TYPE_ICONS


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look, as #RRGGBB. Text on its ground keeps WCAG AA: 4.5:1."""

    dark: bool
    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    danger: str
    lane: str
    playhead: str
    stage: str
    types: dict[AnnotationType, str]


LIGHT = Tokens(
    dark=False,
    window="#F3F5F8",
    surface="#FFFFFF",
    raised="#E9EDF2",
    border="#CDD4DE",
    text="#1B2330",
    muted="#566174",
    accent="#1F5FBF",
    on_accent="#FFFFFF",
    selection="#D6E4FA",
    danger="#B3261E",
    lane="#EEF1F5",
    playhead="#B3261E",
    stage="#0E1116",
    types={
        AnnotationType.NOTICE: "#1F5FBF",
        AnnotationType.WONDER: "#7A3FB0",
        AnnotationType.CELEBRATE: "#925400",
        AnnotationType.EVIDENCE: "#00705A",
        AnnotationType.QUESTION: "#B3261E",
    },
)

DARK = Tokens(
    dark=True,
    window="#14181F",
    surface="#1B212B",
    raised="#262F3C",
    border="#3B475A",
    text="#E8ECF2",
    muted="#A6B1C0",
    accent="#7FB0FF",
    on_accent="#0C1A2E",
    selection="#2B4268",
    danger="#FF9A8F",
    lane="#202733",
    playhead="#FF7A6B",
    stage="#0B0E12",
    types={
        AnnotationType.NOTICE: "#7FB0FF",
        AnnotationType.WONDER: "#C9A2F2",
        AnnotationType.CELEBRATE: "#F0B44C",
        AnnotationType.EVIDENCE: "#4FD1AE",
        AnnotationType.QUESTION: "#FF9A8F",
    },
)


class _TintedSvg(QIconEngine):
    """A Lucide icon in one colour, drawn as vectors at whatever size and scale is asked for."""

    def __init__(self, svg: bytes, colour: str, disabled: str) -> None:
        super().__init__()
        self._svg, self._colours = svg, {True: colour, False: disabled}
        self._renderers: dict[bool, QSvgRenderer] = {}

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._svg, self._colours[True], self._colours[False])

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, _state: QIcon.State) -> None:
        enabled = mode != QIcon.Mode.Disabled
        if enabled not in self._renderers:
            tinted = self._svg.replace(b"currentColor", self._colours[enabled].encode())
            self._renderers[enabled] = QSvgRenderer(QByteArray(tinted))
        self._renderers[enabled].render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture


class Theme(QObject):
    """The look in use; widgets that paint themselves read `tokens` when they paint and repaint on `changed`."""

    changed = Signal()

    def __init__(self, icons: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._cache: dict[tuple[str, str, str], QIcon] = {}
        self.tokens = LIGHT

    def apply(self, app: QGuiApplication, choice: str) -> None:
        """Use `light`, `dark`, or what the desktop uses (`system`), in the whole application."""
        dark = choice == "dark" or (choice == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
        self.tokens = DARK if dark else LIGHT
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(style_sheet(self.tokens, self._icons))
        self.changed.emit()

    def colour(self, name: str) -> QColor:
        """The token of this name as a colour."""
        return QColor(getattr(self.tokens, name))

    def type_colour(self, annotation_type: AnnotationType) -> QColor:
        """The colour of an annotation type in this look."""
        return QColor(self.tokens.types[annotation_type])

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """The Lucide icon of this name, in the text colour or the one given (#RRGGBB)."""
        tint = colour or self.tokens.text
        key = (name, tint, self.tokens.border)
        if key not in self._cache:
            svg = (self._icons / f"{name}.svg").read_bytes()
            self._cache[key] = QIcon(_TintedSvg(svg, tint, self.tokens.border))
        return self._cache[key]

    def type_icon(self, annotation_type: AnnotationType, colour: str | None = None) -> QIcon:
        """The glyph of an annotation type in its colour, or in the one given (#RRGGBB)."""
        return self.icon(TYPE_ICONS[annotation_type], colour or self.tokens.types[annotation_type])


def palette(tokens: Tokens) -> QPalette:
    """The widget palette of a look."""
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.lane,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.danger,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.raised,
        QPalette.ColorRole.Mid: tokens.border,
        QPalette.ColorRole.Dark: tokens.border,
        QPalette.ColorRole.Shadow: tokens.border,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return result


def style_sheet(tokens: Tokens, icons: Path) -> str:
    """The few things the palette cannot say."""
    look = "dark" if tokens.dark else "light"
    arrow, check = (icons / f"arrow-down-{look}.svg").as_posix(), (icons / f"check-on-{look}.svg").as_posix()
    return f"""
    QAbstractSpinBox QLineEdit {{ padding: 0; border: 0; background: transparent; }}
    QCheckBox::indicator, QListView::indicator {{ width: 14px; height: 14px; border: 1px solid {tokens.muted};
      border-radius: 4px; background: {tokens.surface}; }}
    QCheckBox::indicator:checked, QListView::indicator:checked {{ border-color: {tokens.accent};
      background: {tokens.accent}; image: url("{check}"); }}
    QCheckBox::indicator:disabled, QListView::indicator:disabled {{ border-color: {tokens.border}; }}
    QAbstractSpinBox {{ min-height: 26px; }}
    QScrollBar {{ background: transparent; border: 0; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {tokens.border}; border-radius: 4px; margin: 2px; min-height: 28px;
      min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {tokens.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent;
      border: 0; width: 0; height: 0; }}
    QHeaderView::section {{ background: {tokens.window}; color: {tokens.muted}; border: 0; padding: 6px 4px;
      border-bottom: 1px solid {tokens.border}; }}
    QTreeView::item, QListView::item {{ padding: 3px 2px; }}
    QComboBox::drop-down {{ border: 0; width: 22px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 14px; height: 14px; }}
    QToolTip {{ color: {tokens.text}; background: {tokens.raised}; border: 1px solid {tokens.border}; padding: 4px; }}
    QPushButton {{ padding: 6px 14px; border: 1px solid {tokens.border}; border-radius: 6px;
      background: {tokens.surface}; }}
    QPushButton:hover {{ background: {tokens.raised}; }}
    QPushButton:focus {{ border: 2px solid {tokens.accent}; padding: 5px 13px; }}
    QPushButton[primary="true"] {{ background: {tokens.accent}; color: {tokens.on_accent};
      border-color: {tokens.accent}; }}
    QPushButton[primary="true"]:focus {{ border-color: {tokens.text}; }}
    QFrame#recentCard {{ border: 1px solid {tokens.border}; border-radius: 8px; background: {tokens.surface}; }}
    QFrame#recentCard:hover, QFrame#recentCard:focus {{ border-color: {tokens.accent}; }}
    *[role="strong"] {{ font-weight: 600; }}
    QPushButton:default {{ background: {tokens.accent}; color: {tokens.on_accent}; border-color: {tokens.accent}; }}
    QPushButton:disabled {{ color: {tokens.muted}; background: {tokens.window}; border-color: {tokens.border}; }}
    QPushButton[flat="true"] {{ border-color: transparent; background: transparent; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ padding: 5px 7px;
      border: 1px solid {tokens.border}; border-radius: 6px; background: {tokens.surface}; color: {tokens.text};
      selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: 2px solid {tokens.accent};
      padding: 4px 6px; }}
    QToolButton {{ padding: 5px; border: 1px solid transparent; border-radius: 6px; }}
    QToolButton:hover {{ background: {tokens.raised}; }}
    QToolButton:checked {{ background: {tokens.selection}; }}
    QToolButton:focus {{ border-color: {tokens.accent}; }}
    QTabWidget::pane {{ border: 0; border-top: 1px solid {tokens.border}; }}
    QTabBar::tab {{ padding: 8px 12px; border: 0; border-bottom: 3px solid transparent; color: {tokens.muted}; }}
    QTabBar::tab:selected {{ color: {tokens.text}; border-bottom-color: {tokens.accent}; }}
    QTabBar::tab:focus {{ background: {tokens.raised}; }}
    QListView, QTreeView, QTableView {{ border: 1px solid {tokens.border}; border-radius: 6px;
      background: {tokens.surface}; }}
    QSplitter::handle {{ background: {tokens.window}; }}
    QSplitter::handle:hover {{ background: {tokens.accent}; }}
    QMenuBar, QStatusBar {{ background: {tokens.window}; }}
    *[role="muted"] {{ color: {tokens.muted}; }}
    *[role="title"] {{ font-size: 20pt; font-weight: 600; }}
    *[role="heading"] {{ font-size: 12pt; font-weight: 600; }}
    *[role="error"] {{ color: {tokens.danger}; }}
    """
