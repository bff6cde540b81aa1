// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/formula_painter.h"

#include <QGlyphRun>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

namespace lab::figures {
namespace {

/// The colour of each scope: its own role's, else that of the scope around it.
std::vector<QColor> scopeColours(const FormulaLayout& layout, const FormulaColours& colours) {
    std::vector<QColor> result;
    result.reserve(layout.scopes.size());
    for (const FormulaLayout::Scope& scope : layout.scopes) {
        auto role = scope.role;
        if (!role && colours.roleOfStep)
            role = colours.roleOfStep(scope.step);
        const auto known = role ? colours.roles.find(*role) : colours.roles.end();
        if (known != colours.roles.end())
            result.push_back(known->second);
        else
            result.push_back(scope.parent < 0 ? colours.ink
                                              : result[static_cast<std::size_t>(scope.parent)]);
    }
    return result;
}

class Painting {
  public:
    Painting(QPainter& painter, const FormulaLayout& layout, const FormulaColours& colours,
             const MathFont& font)
        : painter_(painter),
          layout_(layout),
          colours_(colours),
          font_(font),
          scopeColours_(scopeColours(layout, colours)) {}

    void grounds() const;
    void glyphRuns() const;
    void glyphOutlines() const;
    void words() const;
    void rules() const;

  private:
    QColor colourOf(int scope) const {
        return scope < 0 ? colours_.ink : scopeColours_[static_cast<std::size_t>(scope)];
    }

    QPainter& painter_;
    const FormulaLayout& layout_;
    const FormulaColours& colours_;
    const MathFont& font_;
    std::vector<QColor> scopeColours_;
};

void Painting::grounds() const {
    if (!colours_.groundOfLink)
        return;
    painter_.setPen(Qt::NoPen);
    for (const FormulaLayout::Link& link : layout_.links) {
        const QColor ground = colours_.groundOfLink(link);
        if (!ground.isValid())
            continue;
        constexpr double margin = 2;
        painter_.setBrush(ground);
        painter_.drawRoundedRect(link.rect.adjusted(-margin, -margin, margin, margin), margin,
                                 margin);
    }
}

/// Neighbouring glyphs of one size and colour go in one call.
void Painting::glyphRuns() const {
    const auto& glyphs = layout_.glyphs;
    for (std::size_t start = 0; start < glyphs.size();) {
        QList<quint32> indexes;
        QList<QPointF> positions;
        std::size_t end = start;
        for (; end < glyphs.size() && glyphs[end].pixelSize == glyphs[start].pixelSize &&
               glyphs[end].scope == glyphs[start].scope;
             ++end) {
            indexes.push_back(glyphs[end].index);
            positions.push_back(glyphs[end].position);
        }
        QGlyphRun run;
        run.setRawFont(font_.atSize(glyphs[start].pixelSize));
        run.setGlyphIndexes(indexes);
        run.setPositions(positions);
        painter_.setPen(colourOf(glyphs[start].scope));
        painter_.drawGlyphRun({}, run);
        start = end;
    }
}

void Painting::glyphOutlines() const {
    painter_.setPen(Qt::NoPen);
    for (const FormulaLayout::Glyph& glyph : layout_.glyphs) {
        painter_.setBrush(colourOf(glyph.scope));
        painter_.drawPath(font_.outline(glyph.index, glyph.pixelSize).translated(glyph.position));
    }
}

void Painting::words() const {
    for (const FormulaLayout::Words& words : layout_.words) {
        const double scale = words.pixelSize / words.font.pixelSize();
        painter_.save();
        painter_.translate(words.position);
        painter_.scale(scale, scale);
        painter_.setFont(words.font);
        painter_.setPen(colourOf(words.scope));
        painter_.drawText(QPointF(), words.text);
        painter_.restore();
    }
}

void Painting::rules() const {
    painter_.setPen(Qt::NoPen);
    for (const FormulaLayout::Rule& rule : layout_.rules) {
        painter_.setBrush(colourOf(rule.scope));
        painter_.drawRect(rule.rect);
    }
}

}  // namespace

void FormulaPainter::paint(QPainter& painter, const FormulaLayout& layout, QPointF origin,
                           const FormulaColours& colours) const {
    painter.save();
    painter.translate(origin);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const Painting painting(painter, layout, colours, font_);
    const bool isSvg = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::SVG;
    painting.grounds();
    if (isSvg)
        painting.glyphOutlines();
    else
        painting.glyphRuns();
    painting.words();
    painting.rules();
    painter.restore();
}

}  // namespace lab::figures
