// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/export_preview.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QStyle>
#include <cmath>

namespace lab::gui {
namespace {

constexpr double mmPerInch = 25.4;

}  // namespace

QString nameOf(figures::FileFormat format) {
    return figures::endingOf(format).mid(1).toUpper();
}

void previewPicture(QLabel& preview, QImage image) {
    image.setDevicePixelRatio(preview.devicePixelRatioF());
    preview.setAlignment(Qt::AlignCenter);
    preview.setPixmap(QPixmap::fromImage(image));
}

void previewNumbers(QLabel& preview, const QString& text) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(preview.window()->font().pointSizeF());
    const QFontMetrics metrics(font);
    const QSize room = preview.contentsRect().size();
    QStringList lines = text.split(u'\n').mid(0, room.height() / metrics.lineSpacing());
    for (QString& line : lines) {
        line = metrics.elidedText(line, Qt::ElideRight, room.width());
    }
    preview.setStyleSheet(QStringLiteral("font-family: \"%1\"").arg(QFontInfo(font).family()));
    preview.setAlignment(Qt::AlignLeft | Qt::AlignTop);
    preview.setText(lines.join(u'\n'));
}

QString sharpness(figures::FileFormat format, double widthMm, double dpi) {
    if (format != figures::FileFormat::Png) {
        return QCoreApplication::translate("ExportPreview", "Vectors: sharp at any size");
    }
    return QCoreApplication::translate("ExportPreview", "%1 pixels wide")
        .arg(static_cast<int>(std::lround(widthMm / mmPerInch * dpi)));
}

void sayIn(QLabel& note, const QString& text, bool problem) {
    note.setText(text);
    note.setProperty("textStyle", problem ? QStringLiteral("error") : QStringLiteral("caption"));
    note.style()->unpolish(&note);
    note.style()->polish(&note);
}

}  // namespace lab::gui
