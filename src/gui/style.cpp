// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style.h"

#include <QToolTip>
#include <QWidget>
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace lab::gui {
namespace {

using figures::TextStyle;
using figures::Theme;

/// The size that the whole window needs at scale 1.
constexpr QSizeF kPresentedSize{1280, 800};
constexpr double kLargestScale = 2.5;
/// The size that is filled at scale 1.
constexpr QSizeF kUsualSize{1600, 1000};

/// What stands for a colour or size in the sheets below.
struct Token {
    const char* name;
    QString value;
};

QString pixels(double value) {
    return QString::number(qRound(value)) + QStringLiteral("px");
}

QString points(const Theme& theme, TextStyle style) {
    return QString::number(theme.pointSize(style), 'f', 2) + QStringLiteral("pt");
}

std::vector<Token> colours(const Theme& theme) {
    return {{"@canvas", theme.canvas.name()},
            {"@surface", theme.surface.name()},
            {"@raised", theme.surfaceRaised.name()},
            {"@border", theme.border.name()},
            {"@highlight", theme.highlight.name()},
            {"@inkMuted", theme.inkMuted.name()},
            {"@inkFaint", theme.inkFaint.name()},
            {"@ink", theme.ink.name()},
            {"@accent", theme.accent.name()},
            {"@onAccent", theme.onAccent.name()},
            {"@track", theme.track.name()},
            {"@connector", theme.connector.name()},
            {"@tone", theme.isDark ? QStringLiteral("dark") : QStringLiteral("light")},
            {"@warningText", theme.warningText.name()},
            {"@warningSurface", theme.warningSurface.name()},
            {"@errorText", theme.errorText.name()}};
}

std::vector<Token> sizes(const Theme& theme) {
    return {{"@caption", points(theme, TextStyle::Caption)},
            {"@body", points(theme, TextStyle::Body)},
            {"@title", points(theme, TextStyle::Title)},
            {"@heading", points(theme, TextStyle::Heading)},
            {"@quarter", pixels(theme.space(0.25))},
            {"@half", pixels(theme.space(0.5))},
            {"@three4", pixels(theme.space(0.75))},
            {"@onehalf", pixels(theme.space(1.5))},
            {"@one", pixels(theme.space(1))},
            {"@five", pixels(theme.space(4.5))},
            {"@two", pixels(theme.space(2))},
            {"@three", pixels(theme.space(3))},
            {"@radius", pixels(theme.radius() * 0.75)}};
}

const char* const kSurfaces = R"(
QWidget { color: @ink; font-size: @body; }
QMainWindow, QDialog, QMenu, QScrollArea, QAbstractScrollArea > QWidget > QWidget { background: @surface; }
QFrame#topBar { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame#transportBar { background: @surface; border: none; border-top: 1px solid @border; }
QWidget#sidePanel, QWidget#rightPanel { background: @surface; }
QScrollArea { border: none; }
QScrollArea#stageScroll, QScrollArea#stageScroll > QWidget > QWidget { background: @canvas; }
QSplitter::handle { background: @border; }
QSplitter::handle:hover, QSplitter::handle:focus { background: @accent; }
QFrame#messageBar { background: @warningSurface; border: none; border-bottom: 1px solid @border; }
QFrame#messageBar QLabel { color: @warningText; background: transparent; }
QLabel#passingNote { background: @ink; color: @surface; border-radius: @radius; padding: @one @two; }
QToolTip { background: @raised; color: @ink; border: 1px solid @border; padding: @half; font-size: @caption; }
QLabel { background: transparent; }
QLabel[textStyle="caption"] { color: @inkMuted; font-size: @caption; }
QLabel[textStyle="label"] { color: @inkMuted; font-weight: 600; }
QLabel[textStyle="title"] { font-size: @title; font-weight: 600; }
QLabel[textStyle="heading"] { font-size: @heading; font-weight: 700; }
QLabel[textStyle="error"] { color: @errorText; font-size: @caption; }
)";

// Every control has one ring while it has the focus: its border takes the place of its margin, so
// that nothing in it moves, and the style draws no ring of its own (outline).
const char* const kControls = R"(
QPushButton, QToolButton { background: @raised; border: 1px solid @border; border-radius: @radius; margin: 1px;
  padding: @three4 @two; outline: none; }
QPushButton:hover, QToolButton:hover { border-color: @accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; margin: 0; }
QPushButton:pressed, QToolButton:pressed { background: @highlight; }
QPushButton:disabled, QToolButton:disabled { color: @inkFaint; }
QPushButton[kind="primary"] { background: @accent; border: 1px solid @accent; color: @onAccent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; margin: 0; }
QToolButton[kind="page"] { background: transparent; border: 2px solid transparent; border-bottom: 3px solid transparent;
  border-radius: 0; margin: 0; padding: @half @half; font-weight: 600; }
QToolButton[kind="page"]:checked { border-bottom-color: @accent; }
QToolButton[kind="page"]:focus { border: 2px solid @accent; border-bottom-width: 3px; }
QToolButton[kind="pages"] { background: transparent; border: 1px solid transparent; padding: @half @three @half @half;
  font-weight: 600; }
QToolButton[kind="pages"]:hover { border-color: @accent; }
QToolButton[kind="pages"]:focus { border: 2px solid @accent; margin: 0; }
QFrame#segments { background: @track; border: none; border-radius: @radius; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; padding: @half @one; color: @inkMuted; }
QPushButton[kind="segment"]:checked { background: @raised; border: 1px solid @border; color: @ink; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid @accent; margin: 0; }
QToolButton[kind="quiet"] { background: transparent; border: 1px solid transparent; padding: @half; color: @accent; }
QFrame#numberEditor { background: @raised; border: 2px solid @accent; border-radius: @radius; }
QToolButton[kind="quiet"]:hover { background: @highlight; }
QToolButton[kind="quiet"]:checked { background: @highlight; border: 1px solid @accent; }
QToolButton[kind="quiet"]:disabled { color: @inkFaint; }
QToolButton[kind="quiet"]:focus { border: 2px solid @accent; margin: 0; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="pages"]::menu-indicator { image: url(:/icons/chevron-@tone.svg); width: @onehalf; height: @onehalf;
  subcontrol-origin: padding; subcontrol-position: center right; right: @half; }
QLineEdit, QComboBox, QAbstractSpinBox { background: @raised; border: 1px solid @border; border-radius: @radius;
  margin: 1px; padding: @half @one; min-height: @three; selection-background-color: @accent;
  selection-color: @onAccent; outline: none; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @accent; margin: 0; }
QLineEdit[problem="true"] { border: 2px solid @errorText; margin: 0; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { background: @surface;
  color: @inkFaint; border-style: dashed; }
QComboBox::drop-down { border: none; width: @three; }
QComboBox::down-arrow { image: url(:/icons/chevron-@tone.svg); width: @onehalf; height: @onehalf; }
QToolButton::menu-button { border: none; border-left: 1px solid @border; width: @three; subcontrol-origin: padding;
  subcontrol-position: right; }
QToolButton::menu-arrow { image: url(:/icons/chevron-@tone.svg); width: @onehalf; height: @onehalf; }
QToolButton#exportButton[popupMode="1"] { padding-right: @five; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; selection-background-color: @highlight;
  selection-color: @ink; outline: none; }
QCheckBox { spacing: @one; background: transparent; border: 2px solid transparent; border-radius: @radius;
  padding: 1px @half 1px 0; outline: none; }
QCheckBox:focus { border-color: @accent; }
QCheckBox:disabled, QLabel:disabled { color: @inkFaint; }
QCheckBox::indicator { width: @two; height: @two; border: 1px solid @inkFaint; border-radius: @quarter; background: @raised; }
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-@tone.svg); }
QCheckBox::indicator:checked:disabled { background: @track; border-color: @track; }
)";

const char* const kLists = R"(
QTreeView { background: @surface; border: none; outline: none; selection-background-color: @highlight;
  selection-color: @ink; }
QTreeView::item { border: none; }
QListView { background: @surface; border: 1px solid @border; outline: none; selection-background-color: @highlight;
  selection-color: @ink; }
QListView:focus, QFileDialog QTreeView:focus { border: 1px solid @accent; }
QFileDialog QTreeView { border: 1px solid @border; }
QFileDialog QToolButton { padding: @quarter; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @inkMuted; border: none; border-bottom: 1px solid @border;
  padding: @half @one; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url(:/icons/chevron-right-@tone.svg); }
QTreeView::branch:has-children:open { image: url(:/icons/chevron-@tone.svg); }
QMenu { border: 1px solid @border; padding: @half; }
QMenu::item { padding: @half @three; border-radius: @radius; }
QMenu::item:selected { background: @highlight; }
QMenu::item:disabled { color: @inkFaint; }
QMenu::separator { height: 1px; background: @border; margin: @half; }
QScrollBar:vertical { background: transparent; width: @one; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @one; margin: 0; }
QScrollBar::handle { background: @connector; border-radius: @quarter; }
QScrollBar::handle:vertical { min-height: @three; }
QScrollBar::handle:horizontal { min-width: @three; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

void setAll(QPalette& palette, QPalette::ColorRole role, const QColor& colour,
            const QColor& disabled) {
    palette.setColor(QPalette::Active, role, colour);
    palette.setColor(QPalette::Inactive, role, colour);
    palette.setColor(QPalette::Disabled, role, disabled);
}

}  // namespace

Theme themeFor(scene::ThemeName name, bool systemIsDark, double scale) {
    const bool dark =
        name == scene::ThemeName::Dark || (name == scene::ThemeName::System && systemIsDark);
    return (dark ? Theme::dark() : Theme::light()).scaledBy(scale);
}

double presentingScale(const QSizeF& screen) {
    return std::clamp(std::min(screen.width() / kPresentedSize.width(),
                               screen.height() / kPresentedSize.height()),
                      1.0, kLargestScale);
}

double windowScale(const QSizeF& window) {
    const double filled =
        std::min(window.width() / kUsualSize.width(), window.height() / kUsualSize.height());
    return std::clamp(std::floor(4 * filled) / 4, 1.0, kLargestScale);
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::WindowText).lightness() >
           palette.color(QPalette::Window).lightness();
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    setAll(palette, QPalette::Window, theme.surface, theme.surface);
    setAll(palette, QPalette::Base, theme.surfaceRaised, theme.surface);
    setAll(palette, QPalette::AlternateBase, theme.highlight, theme.highlight);
    setAll(palette, QPalette::Button, theme.surfaceRaised, theme.surface);
    setAll(palette, QPalette::ToolTipBase, theme.surfaceRaised, theme.surfaceRaised);
    setAll(palette, QPalette::Mid, theme.border, theme.border);
    setAll(palette, QPalette::Highlight, theme.accent, theme.track);
    setAll(palette, QPalette::HighlightedText, theme.onAccent, theme.inkMuted);
    setAll(palette, QPalette::Link, theme.accent, theme.inkFaint);
    setAll(palette, QPalette::PlaceholderText, theme.inkMuted, theme.inkFaint);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        setAll(palette, role, theme.ink, theme.inkFaint);
    }
    return palette;
}

QString styleSheetOf(const Theme& theme) {
    QString sheet = QString::fromLatin1(kSurfaces) + QString::fromLatin1(kControls) +
                    QString::fromLatin1(kLists);
    // Longer names first: "@ink" begins "@inkMuted".
    std::vector<Token> tokens = colours(theme);
    for (Token& size : sizes(theme)) {
        tokens.push_back(std::move(size));
    }
    std::ranges::sort(tokens, std::greater(),
                      [](const Token& token) { return qstrlen(token.name); });
    for (const Token& token : tokens) {
        sheet.replace(QLatin1String(token.name), token.value);
    }
    return sheet;
}

void applyStyle(QWidget& window, const Theme& theme) {
    window.setPalette(paletteOf(theme));
    window.setFont(theme.font(TextStyle::Body));
    window.setStyleSheet(styleSheetOf(theme));
    // Tooltips are windows of their own: the style sheet gives them colours, but not the type.
    QToolTip::setFont(theme.font(TextStyle::Caption));
}

void takeOverTheme(QWidget& dialog) {
    dialog.setAttribute(Qt::WA_WindowPropagation);
}

}  // namespace lab::gui
