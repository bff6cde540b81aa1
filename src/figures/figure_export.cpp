// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/figure_export.h"

#include "figures/alignment_data.h"
#include "figures/alignment_layout.h"
#include "figures/alignment_painter.h"
#include "figures/file_format.h"
#include "figures/one_line.h"
#include "formats/atomic_file.h"
#include "formats/bytes.h"

namespace lab::figures {

namespace {

/// A figure ready to be painted at its own size.
struct Prepared {
    const AlignmentFigure& figure;
    AlignmentLayout layout;

    explicit Prepared(const AlignmentFigure& drawn) : figure(drawn) {
        requireDrawable(drawn);
        layout = layOutNaturally(drawn);
    }

    QSizeF size() const { return layout.area.size(); }
    Paint paint() const {
        return
            [this](QPainter& painter, const QRectF&) { paintAlignment(painter, figure, layout); };
    }
};

QString joined(const QStringList& tokens, int count) {
    QStringList labels;
    for (int i = 0; i < count; ++i) {
        labels += tokenLabel(tokens[i]);
    }
    return labels.join(u' ');
}

/// What the options leave open comes from the figure.
PictureOptions described(const AlignmentFigure& figure, PictureOptions options) {
    const QString sentences = joined(figure.source, figure.columns()) + QStringLiteral(" → ") +
                              joined(figure.target, figure.rows());
    if (options.title.isEmpty()) {
        options.title = figure.options.title.isEmpty() ? sentences : oneLine(figure.options.title);
    }
    if (options.description.isEmpty()) {
        options.description =
            QStringLiteral("Alignment weights, a row for each target word: ") + sentences;
    }
    return options;
}

}  // namespace

QImage alignmentImage(const AlignmentFigure& figure, const PictureOptions& options) {
    const Prepared prepared(figure);
    return pictureImage(prepared.paint(), prepared.size(), options);
}

QByteArray alignmentSvg(const AlignmentFigure& figure, const PictureOptions& options) {
    const Prepared prepared(figure);
    return pictureSvg(prepared.paint(), prepared.size(), described(figure, options));
}

FileJob prepareAlignment(const AlignmentFigure& figure, const std::filesystem::path& path,
                         const PictureOptions& options) {
    const FileFormat format = formatOf(path, alignmentFormats);
    requireDrawable(figure);
    switch (format) {
        case FileFormat::Csv:
            return [=] { formats::writeFileAtomically(path, alignmentCsv(figure)); };
        case FileFormat::Json:
            return [=] { formats::writeFileAtomically(path, alignmentJson(figure)); };
        case FileFormat::Npy:
            return [=] {
                formats::writeFileAtomically(path, formats::ByteView(alignmentNpy(figure)));
            };
        case FileFormat::Png:
        case FileFormat::Svg:
        case FileFormat::Pdf:
            break;
    }
    const Prepared prepared(figure);
    return preparePicture(prepared.paint(), prepared.size(), path, described(figure, options));
}

void exportAlignment(const AlignmentFigure& figure, const std::filesystem::path& path,
                     const PictureOptions& options) {
    prepareAlignment(figure, path, options)();
}

}  // namespace lab::figures
