// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/stage_export.h"

#include "scene/step_text.h"

namespace lab::figures {

namespace {

constexpr QSizeF usualSize{1000, 860};

QString joined(const std::vector<std::string>& tokens) {
    QString text;
    for (const std::string& token : tokens) {
        if (token != "<eos>") {
            text +=
                (text.isEmpty() ? QString() : QStringLiteral(" ")) + QString::fromStdString(token);
        }
    }
    return text;
}

PictureOptions described(const StageInput& input, PictureOptions options) {
    const models::Trace& trace = *input.trace;
    if (options.title.isEmpty()) {
        options.title = joined(trace.source()) + QStringLiteral(" → ") + joined(trace.target());
    }
    if (options.description.isEmpty()) {
        const scene::StepText text = scene::stepText(trace, input.moment, input.source);
        options.description = text.title + QStringLiteral(": ") + text.sentence;
    }
    return options;
}

}  // namespace

QSizeF stageSize(const StageInput& input) {
    return StageView().minimumSize(input).expandedTo(usualSize);
}

Paint stagePaint(const StageInput& input) {
    return [input](QPainter& painter, const QRectF& rect) {
        painter.fillRect(rect, input.theme.canvas);
        StageView view;
        view.layout(input, rect);
        view.paint(painter);
    };
}

void exportStages(const StageInput& input, const QSizeF& size, const std::filesystem::path& path,
                  const PictureOptions& options) {
    exportPicture(stagePaint(input), size, path, described(input, options));
}

}  // namespace lab::figures
