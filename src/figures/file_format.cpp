// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/file_format.h"

#include <QStringList>

#include "figures/figure_error.h"
#include "formats/format_error.h"

namespace lab::figures {

QString endingOf(FileFormat format) {
    switch (format) {
        case FileFormat::Png:
            return QStringLiteral(".png");
        case FileFormat::Svg:
            return QStringLiteral(".svg");
        case FileFormat::Pdf:
            return QStringLiteral(".pdf");
        case FileFormat::Csv:
            return QStringLiteral(".csv");
        case FileFormat::Json:
            return QStringLiteral(".json");
        case FileFormat::Npy:
            return QStringLiteral(".npy");
    }
    return {};
}

FileFormat formatOf(const std::filesystem::path& path, std::initializer_list<FileFormat> known) {
    const QString ending = QString::fromStdString(path.extension().string()).toLower();
    QStringList endings;
    for (const FileFormat format : known) {
        if (ending == endingOf(format)) {
            return format;
        }
        endings += endingOf(format);
    }
    const QString last = endings.takeLast();
    throw FigureError(QStringLiteral("cannot write %1: its ending must be %2 or %3")
                          .arg(QString::fromStdString(formats::quote(path.string())),
                               endings.join(QStringLiteral(", ")), last));
}

}  // namespace lab::figures
