// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/playground_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/colour_map.h"
#include "figures/formula_painter.h"
#include "figures/painting.h"
#include "figures/playground/plane_painter.h"
#include "figures/playground/playground_equations.h"
#include "figures/playground/playground_texts.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlaygroundFigure)
};

void setText(QPainter& painter, const Theme& theme, TextStyle style, const QColor& colour) {
    painter.setFont(scaledFont(theme, style));
    painter.setPen(colour);
}

void paintHeads(QPainter& painter, const PlaygroundFigure& figure, const PlaygroundLayout& layout) {
    const Theme& theme = figure.theme;
    setText(painter, theme, TextStyle::Title, theme.ink);
    const QString name = mechanismName(figure.mechanism());
    paintLine(painter, layout.title, name, Qt::AlignLeft);
    const double taken = QFontMetricsF(painter.font()).horizontalAdvance(name) + theme.space(1.5);
    setText(painter, theme, TextStyle::Caption, theme.inkMuted);
    paintLine(painter, layout.title.adjusted(taken, 0, 0, 0), paperOf(figure.mechanism()),
              Qt::AlignLeft);
    for (std::size_t k = 0; k < layout.heads.size(); ++k) {
        const int key = static_cast<int>(k);
        setText(painter, theme, TextStyle::Label, theme.encoderText);
        paintLine(painter, layout.heads[k], scene::symbolOf({scene::Handle::Kind::Key, key}),
                  Qt::AlignHCenter);
    }
}

/// A bar from the middle line of its cell, up for what is above 0, and its number.
void paintScore(QPainter& painter, const Theme& theme, const QRectF& cell, double score,
                double most) {
    const double text = QFontMetricsF(scaledFont(theme, TextStyle::Body)).height();
    const QRectF room = cell.adjusted(0, 0, 0, -text);
    const double length = room.height() / 2 * score / most;
    const double width = std::min(room.width() / 2, theme.space(4));
    const double middle = room.center().y();
    painter.fillRect(QRectF(room.center().x() - width / 2, std::min(middle, middle - length), width,
                            std::abs(length)),
                     theme.score);
    painter.setPen(QPen(theme.connector, theme.scale));
    painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle));
    setText(painter, theme, TextStyle::Body, theme.ink);
    paintLine(painter, {cell.left(), cell.bottom() - text, cell.width(), text},
              scene::pictureNumber(score), Qt::AlignHCenter);
}

void paintScores(QPainter& painter, const PlaygroundFigure& figure,
                 const PlaygroundLayout& layout) {
    const auto& scores = figure.answer().scores;
    double most = 1;
    for (const double score : scores) {
        most = std::max(most, std::abs(score));
    }
    setText(painter, figure.theme, TextStyle::Label, figure.theme.scoreText);
    paintLine(painter, layout.scoreName, Words::tr("Scores e"), Qt::AlignLeft);
    for (std::size_t k = 0; k < layout.scores.size(); ++k) {
        paintScore(painter, figure.theme, layout.scores[k], scores[k], most);
    }
}

void paintWeight(QPainter& painter, const PlaygroundFigure& figure, const QRectF& cell,
                 double weight) {
    const QRgb ground = ColourMap::named(figure.colourMap).at(weight);
    painter.fillRect(cell, QColor(ground));
    painter.setPen(inkOn(ground));
    const QString wide = scene::pictureNumber(weight);
    const bool fits = QFontMetricsF(painter.font()).horizontalAdvance(wide) <= cell.width();
    paintLine(painter, cell, fits ? wide : scene::narrowNumber(weight), Qt::AlignHCenter);
}

void paintWeights(QPainter& painter, const PlaygroundFigure& figure,
                  const PlaygroundLayout& layout) {
    const Theme& theme = figure.theme;
    setText(painter, theme, TextStyle::Label, theme.inkMuted);
    paintLine(painter, layout.weightsName, Words::tr("Weights α, by each mechanism"),
              Qt::AlignLeft);
    for (std::size_t m = 0; m < layout.rows.size(); ++m) {
        const auto& row = layout.rows[m];
        const bool chosen = m == figure.chosen();
        if (chosen) {
            painter.fillRect(row.all.adjusted(-theme.space(0.75), 0, 0, 0), theme.cursorSurface);
        }
        setText(painter, theme, chosen ? TextStyle::Label : TextStyle::Body,
                chosen ? theme.ink : theme.inkMuted);
        paintLine(painter, row.name, mechanismName(*figure.mechanisms[m]), Qt::AlignLeft);
        painter.setFont(scaledFont(theme, chosen ? TextStyle::Label : TextStyle::Body));
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            paintWeight(painter, figure, row.cells[k], figure.answers[m].weights[k]);
        }
    }
    const auto& chosen = layout.rows[figure.chosen()];
    paintFrame(painter, chosen.all.adjusted(-theme.space(0.75), 0, 0, 0), theme.cursor,
               2 * theme.scale);
}

/// Around the numbers of the key that the equations explain.
void paintExplained(QPainter& painter, const PlaygroundFigure& figure,
                    const PlaygroundLayout& layout) {
    const auto k = static_cast<std::size_t>(figure.explainedKey());
    const Theme& theme = figure.theme;
    const QRectF cell = layout.rows[figure.chosen()].cells[k];
    const double inside = theme.scale;
    paintFrame(painter, cell.adjusted(inside, inside, -inside, -inside), theme.hover,
               2 * theme.scale);
    paintFrame(painter, layout.heads[k].united(layout.scores[k]), theme.related, theme.scale);
}

}  // namespace

void paintPlayground(QPainter& painter, const PlaygroundFigure& figure,
                     const PlaygroundLayout& layout, const MathFont& font) {
    const SavedPainter saved(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPlane(painter, figure, layout);
    paintHeads(painter, figure, layout);
    paintScores(painter, figure, layout);
    paintWeights(painter, figure, layout);
    paintExplained(painter, figure, layout);
    const FormulaPainter formulas(font);
    const FormulaColours colours = equationColours(figure);
    for (const auto& equation : layout.equations) {
        formulas.paint(painter, equation.formula, equation.origin, colours);
    }
    setText(painter, figure.theme, TextStyle::Body, figure.theme.ink);
    paintLines(painter, layout.sentence, layout.sentenceLines);
}

}  // namespace lab::figures
