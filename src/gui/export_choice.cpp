// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/export_choice.h"

#include <QCoreApplication>
#include <algorithm>

#include "figures/alignment_data.h"
#include "figures/alignment_of.h"
#include "figures/figure_export.h"

namespace lab::gui {
namespace {

using figures::FileFormat;

constexpr QSizeF kStageSize{1000, 860};

scene::ColourMapName colourMapOf(const ExportChoice& choice) {
    return choice.look == ExportLook::Print ? scene::ColourMapName::Print
                                            : choice.options.colourMap;
}

figures::StageInput stageFor(const ExportSource& source, const ExportChoice& choice) {
    figures::StageInput input = source.stage;
    input.theme = themeOf(choice.look);
    input.colourMap = colourMapOf(choice);
    return input;
}

QSizeF stageSize(const figures::StageInput& input) {
    return figures::StageView().minimumSize(input).expandedTo(kStageSize);
}

figures::Paint stagePaint(const figures::StageInput& input) {
    return [input](QPainter& painter, const QRectF& rect) {
        painter.fillRect(rect, input.theme.canvas);
        figures::StageView view;
        view.layout(input, rect);
        view.paint(painter);
    };
}

figures::PictureOptions sizeOf(const ExportChoice& choice) {
    figures::PictureOptions options;
    options.widthMm = choice.widthMm;
    options.dpi = choice.dpi;
    options.title = choice.options.title;
    return options;
}

QImage imageOf(const ExportSource& source, const ExportChoice& choice,
               const figures::PictureOptions& options) {
    if (choice.subject == ExportSubject::StageView) {
        const auto input = stageFor(source, choice);
        return figures::pictureImage(stagePaint(input), stageSize(input), options);
    }
    return figures::alignmentImage(alignmentFor(source, choice), options);
}

}  // namespace

std::vector<FileFormat> formatsOf(ExportSubject subject) {
    if (subject == ExportSubject::AlignmentNumbers) {
        return {FileFormat::Csv, FileFormat::Json, FileFormat::Npy};
    }
    return {FileFormat::Png, FileFormat::Svg, FileFormat::Pdf};
}

figures::AlignmentFigure alignmentFor(const ExportSource& source, const ExportChoice& choice) {
    const models::Trace& trace = *source.stage.trace;
    figures::requireWeights(trace);
    figures::AlignmentFigure figure =
        figures::alignmentOf(trace, source.stage.moment.place(), choice.heads);
    figure.options = choice.options;
    figure.options.theme = themeOf(choice.look);
    figure.options.colourMap = colourMapOf(choice);
    figure.options.numbers = source.stage.numbers;  // as it is on the screen
    return figure;
}

figures::FileJob prepareExport(const std::filesystem::path& path, const ExportSource& source,
                               const ExportChoice& choice) {
    if (choice.subject == ExportSubject::StageView) {
        const auto input = stageFor(source, choice);
        return figures::preparePicture(stagePaint(input), stageSize(input), path, sizeOf(choice));
    }
    return figures::prepareAlignment(alignmentFor(source, choice), path, sizeOf(choice));
}

QImage pictureOf(const ExportSource& source, const ExportChoice& choice) {
    return imageOf(source, choice, sizeOf(choice));
}

QImage previewOf(const ExportSource& source, const ExportChoice& choice, int width) {
    figures::PictureOptions options;
    options.widthPixels = width;
    return imageOf(source, choice, options);
}

QString numbersPreview(const ExportSource& source, const ExportChoice& choice) {
    const figures::AlignmentFigure figure = alignmentFor(source, choice);
    if (choice.format == FileFormat::Npy) {
        return QCoreApplication::translate("Export", "float32 array (%1, %2): target × source")
            .arg(figure.rows())
            .arg(figure.columns());
    }
    const QString text =
        QString::fromStdString(choice.format == FileFormat::Csv ? figures::alignmentCsv(figure)
                                                                : figures::alignmentJson(figure));
    constexpr qsizetype shown = 4000;
    return text.left(shown);
}

}  // namespace lab::gui
