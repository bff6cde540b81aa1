// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "figures/exportable.h"
#include "figures/playground/playground_painter.h"
#include "figures/playground/playground_texts.h"
#include "scene/plane_sentence.h"

namespace lab::figures {

Exportable exportable(const PlaygroundFigure& figure) {
    PlaygroundFigure still = figure;
    still.forScreen = false;
    still.marked.reset();
    const double edge = still.theme.space(2);
    const QSizeF inner = naturalSize(still);
    const QRectF whole(0, 0, inner.width() + 2 * edge, inner.height() + 2 * edge);
    const MathFont font;
    const PlaygroundLayout layout = layOut(still, font, whole.adjusted(edge, edge, -edge, -edge));
    return {.size = whole.size(),
            .paint =
                [still, layout, font, whole](QPainter& painter, const QRectF&) {
                    painter.fillRect(whole, still.theme.surface);
                    paintPlayground(painter, still, layout, font);
                },
            .csv = [still] { return playgroundCsv(still); },
            .title = QCoreApplication::translate("PlaygroundFigure", "Attention in the plane: %1")
                         .arg(mechanismName(still.mechanism())),
            .description = scene::planeSentence(still.arrows, still.answers)};
}

}  // namespace lab::figures
