// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/about/formula_list.h"

#include <QPainter>
#include <QtMath>
#include <algorithm>

#include "figures/role_colours.h"
#include "notation/plain_text.h"

namespace lab::gui {
namespace {

/// The type of a formula, in steps of the 8 px grid.
constexpr double em = 2.25;

}  // namespace

FormulaList::FormulaList(figures::MathFont font, QWidget* parent)
    : QWidget(parent), font_(font), painter_(std::move(font)), theme_(figures::Theme::light()) {
    setAccessibleName(tr("Formulas"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FormulaList::setFormulas(std::vector<notation::Formula> formulas,
                              QHash<QString, tape::Role> roles) {
    formulas_ = std::move(formulas);
    roles_ = std::move(roles);
    typeset();
}

void FormulaList::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    typeset();
}

void FormulaList::typeset() {
    figures::FormulaStyle style;
    style.pixelSize = theme_.space(em);
    style.textFont = theme_.font(figures::TextStyle::Body);
    lines_.clear();
    QStringList plain;
    for (const notation::Formula& formula : formulas_) {
        lines_.push_back(figures::layoutFormula(formula, font_, style));
        plain << QString::fromStdString(notation::toPlainText(formula));
    }
    setAccessibleDescription(plain.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize FormulaList::sizeHint() const {
    double width = 0;
    double height = 0;
    for (const figures::FormulaLayout& line : lines_) {
        width = std::max(width, line.width);
        height += line.height() + gap();
    }
    return {qCeil(width), qCeil(height)};
}

void FormulaList::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    auto colours = figures::FormulaColours::of(theme_);
    colours.roleOfStep = [this](const QString& step) {
        const auto role = roles_.constFind(step);
        return role == roles_.constEnd() ? std::nullopt : figures::formulaRole(*role);
    };
    double top = 0;
    for (const figures::FormulaLayout& line : lines_) {
        painter_.paint(painter, line, {0, top + line.ascent}, colours);
        top += line.height() + gap();
    }
}

}  // namespace lab::gui
