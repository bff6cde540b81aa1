// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include "figures/theme.h"

namespace lab::figures {

/// Restores the painter at the end of a scope.
class SavedPainter {
  public:
    explicit SavedPainter(QPainter& painter) : painter_(painter) { painter.save(); }
    ~SavedPainter() { painter_.restore(); }
    SavedPainter(const SavedPainter&) = delete;
    SavedPainter& operator=(const SavedPainter&) = delete;

  private:
    QPainter& painter_;
};

/// The font of a text in a figure whose type is multiplied by `fontScale`.
QFont scaledFont(const Theme& theme, TextStyle style, double fontScale = 1);

/// One line in the painter's font and pen, elided where the place is too narrow.
void paintLine(QPainter& painter, const QRectF& place, const QString& text, Qt::Alignment where);

/// A word in the painter's font and pen, its baseline from `start`; one that the translator does
/// not know has the colour of errors and a dashed line below it.
void paintWord(QPainter& painter, QPointF start, const QString& text, bool unknown,
               const Theme& theme);

/// The text in lines no wider than this, broken between words, within them where one is wider.
QStringList wrapped(const QString& text, const QFont& font, double width);

/// So many lines, one below the other from the top of the place. REQUIRES lines that fit.
void paintLines(QPainter& painter, const QRectF& place, const QStringList& lines,
                Qt::Alignment where = Qt::AlignLeft);

/// The outline of a rectangle with slightly rounded corners.
void paintFrame(QPainter& painter, const QRectF& rect, const QColor& colour, double width);

}  // namespace lab::figures
