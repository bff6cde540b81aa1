// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/plane_legend.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <cmath>
#include <vector>

#include "figures/painting.h"

namespace lab::figures {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlaygroundFigure)
};

struct Entry {
    QString text;
    QColor colour;
    double width = 3;
    Qt::PenStyle line = Qt::SolidLine;
};

std::vector<Entry> entriesOf(const PlaygroundFigure& figure) {
    const Theme& theme = figure.theme;
    std::vector<Entry> entries{{Words::tr("query q"), theme.decoder},
                               {Words::tr("keys k"), theme.encoder}};
    if (figure.arrows.ownValues) {
        entries.push_back({Words::tr("values v"), theme.context, 2});
    }
    if (figure.arrows.mechanism == scene::PlaneMechanism::General) {
        entries.push_back({Words::tr("turned keys W k"), theme.encoder, 2, Qt::DashLine});
        entries.push_back({Words::tr("columns of W"), theme.inkFaint, 1.5});
    }
    if (figure.arrows.mechanism == scene::PlaneMechanism::Cosine) {
        entries.push_back({Words::tr("length 1: directions"), theme.inkFaint, 1, Qt::DashLine});
    }
    entries.push_back({Words::tr("context c"), theme.context, 6});
    entries.push_back(
        {figure.arrows.ownValues ? Words::tr("α v, head to tail") : Words::tr("α k, head to tail"),
         theme.context, 1.5});
    entries.push_back({Words::tr("all blends"), theme.context, 1, Qt::DotLine});
    return entries;
}

}  // namespace

void paintLegend(QPainter& painter, const PlaygroundFigure& figure, const QRectF& place) {
    const SavedPainter saved(painter);
    const Theme& theme = figure.theme;
    painter.setFont(scaledFont(theme, TextStyle::Caption));
    const QFontMetricsF metrics(painter.font());
    const double line = std::floor(place.height() / std::floor(place.height() / metrics.height()));
    const double sample = theme.space(2);
    QPointF at = place.topLeft();
    for (const Entry& entry : entriesOf(figure)) {
        const double text = metrics.horizontalAdvance(entry.text) + theme.scale;
        const double width = sample + theme.space(0.75) + text;
        if (at.x() + width > place.right() && at.x() > place.left()) {
            at = {place.left(), at.y() + line};
        }
        if (at.y() + line > place.bottom() + 1) {
            return;
        }
        const double middle = at.y() + line / 2;
        painter.setPen(QPen(entry.colour, entry.width * theme.scale, entry.line, Qt::FlatCap));
        painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + sample, middle));
        painter.setPen(theme.inkMuted);
        paintLine(painter, {at.x() + sample + theme.space(0.75), at.y(), text, line}, entry.text,
                  Qt::AlignLeft);
        at.rx() += width + theme.space(1.5);
    }
}

}  // namespace lab::figures
