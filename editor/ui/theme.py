"""The colours of the window, light and dark."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Theme:
    """Every colour that is painted by hand; widgets take theirs from the palette made of these."""

    dark: bool
    page: QColor
    ink: QColor
    faint: QColor
    rule: QColor
    panel: QColor
    field: QColor
    accent: QColor
    on_accent: QColor
    header: QColor
    spoken_line: QColor
    spoken_word: QColor
    spoken_sentence: QColor
    guessed_line: QColor
    guessed_words: QColor
    grade: QColor
    hit: QColor
    current_hit: QColor
    selection: QColor
    clip: QColor
    band: QColor
    current_band: QColor
    quoted: QColor
    wave: QColor
    playhead: QColor
    warning: QColor
    warning_page: QColor
    speakers: tuple[QColor, ...]

    def speaker(self, slot: int) -> QColor:
        """Return the colour of the speaker in a slot, counted from 0; colours repeat after the last."""
        return self.speakers[slot % len(self.speakers)]


def _colors(*names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names)


LIGHT = Theme(
    dark=False,
    page=QColor("#fffefb"),
    ink=QColor("#1f2328"),
    faint=QColor("#68707a"),
    rule=QColor("#dcdfe3"),
    panel=QColor("#f3f4f6"),
    field=QColor("#ffffff"),
    accent=QColor("#2356c5"),
    on_accent=QColor("#ffffff"),
    header=QColor("#14181d"),
    spoken_line=QColor("#fff4d1"),
    spoken_word=QColor("#ffd75e"),
    spoken_sentence=QColor("#ffe694"),
    guessed_line=QColor("#fffaeb"),
    guessed_words=QColor("#fff0c2"),
    grade=QColor("#7f8690"),
    hit=QColor("#c9efd0"),
    current_hit=QColor("#7fd893"),
    selection=QColor("#bcd3fb"),
    clip=QColor("#bf7a45"),
    band=QColor("#f4dfce"),
    current_band=QColor("#efc098"),
    quoted=QColor("#f9dfc8"),
    wave=QColor("#a7aeb7"),
    playhead=QColor("#d32f45"),
    warning=QColor("#8a5a00"),
    warning_page=QColor("#fff3d6"),
    speakers=_colors("#1d5fc2", "#b0215c", "#2b7a33", "#7a35b3", "#b34d00", "#00777f", "#8a6500", "#5b5f97", "#a03030"),
)

DARK = Theme(
    dark=True,
    page=QColor("#1b1d20"),
    ink=QColor("#e4e6e9"),
    faint=QColor("#989fa8"),
    rule=QColor("#363a40"),
    panel=QColor("#24272b"),
    field=QColor("#1b1d20"),
    accent=QColor("#86aefb"),
    on_accent=QColor("#10151d"),
    header=QColor("#f4f5f7"),
    spoken_line=QColor("#33301f"),
    spoken_word=QColor("#6e5a10"),
    spoken_sentence=QColor("#55481a"),
    guessed_line=QColor("#24231f"),
    guessed_words=QColor("#3b3521"),
    grade=QColor("#7f868f"),
    hit=QColor("#24492d"),
    current_hit=QColor("#2c733e"),
    selection=QColor("#2f4a7d"),
    clip=QColor("#cf9464"),
    band=QColor("#48392d"),
    current_band=QColor("#764f30"),
    quoted=QColor("#573f2b"),
    wave=QColor("#5f666f"),
    playhead=QColor("#ff6474"),
    warning=QColor("#f2c260"),
    warning_page=QColor("#3a3120"),
    speakers=_colors("#7fb0ff", "#f58ab8", "#82cf8b", "#c99bf5", "#ffa866", "#5fd0d8", "#dcc05a", "#a9adec", "#f29090"),
)


def palette_of(theme: Theme) -> QPalette:
    """Make the widgets' palette from a theme."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, color in (
        (roles.Window, theme.panel),
        (roles.WindowText, theme.ink),
        (roles.Base, theme.field),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.ink),
        (roles.PlaceholderText, theme.faint),
        (roles.Button, theme.panel),
        (roles.ButtonText, theme.ink),
        (roles.ToolTipBase, theme.panel),
        (roles.ToolTipText, theme.ink),
        (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.ink),
        (roles.Link, theme.accent),
        (roles.Accent, theme.accent),
        (roles.Mid, theme.rule),
        (roles.Light, theme.rule),
        (roles.Midlight, theme.rule),
    ):
        palette.setColor(role, color)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.faint)
    return palette


def tabs_style(theme: Theme) -> str:
    """Make the style of a bar of tabs: words with a line under the one that is in front."""
    ink, faint, accent = (color.name() for color in (theme.ink, theme.faint, theme.accent))
    return f"""
        QTabBar::tab {{ padding: 8px 12px 6px; margin-left: 4px; color: {faint}; border: none;
                        border-bottom: 2px solid transparent; }}
        QTabBar::tab:selected {{ color: {ink}; border-bottom-color: {accent}; }}
        QTabBar::tab:hover, QTabBar::tab:focus {{ color: {ink}; }}
    """


def scroll_style(theme: Theme, ground: QColor) -> str:
    """Make the style of a scroll bar: a slim handle on the ground of what is scrolled."""
    handle, pressed = (mixed(theme.panel, theme.faint, share).name() for share in (0.45, 0.75))
    return f"""
        QScrollBar {{ background: {ground.name()}; border: none; }}
        QScrollBar:vertical {{ width: 12px; }}
        QScrollBar:horizontal {{ height: 12px; }}
        QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
        QScrollBar::handle:vertical {{ min-height: 36px; }}
        QScrollBar::handle:horizontal {{ min-width: 36px; }}
        QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {pressed}; }}
        QScrollBar::handle:disabled {{ background: transparent; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a colour between two: `share` of the way from the one to the other."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def warning_palette(palette: QPalette, theme: Theme) -> QPalette:
    """Return a palette in the colours of a warning."""
    made = QPalette(palette)
    made.setColor(QPalette.ColorRole.Window, theme.warning_page)
    made.setColor(QPalette.ColorRole.Button, mixed(theme.warning_page, theme.warning, 0.12))
    made.setColor(QPalette.ColorRole.WindowText, theme.ink)
    made.setColor(QPalette.ColorRole.ButtonText, theme.ink)
    return made
