// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/one_line.h"

namespace lab::figures {

QString oneLine(const QString& text) {
    QString line;
    line.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        const bool pair =
            unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            line += unit;
            line += text[++i];
        } else if (unit == u'\n' || unit == u'\r' || unit == u'\t' || unit == QChar(0x2028) ||
                   unit == QChar(0x2029)) {
            line += u' ';
        } else if (unit.category() == QChar::Other_Control || unit.isSurrogate() ||
                   unit.unicode() >= 0xFFFE) {
            line += QChar(QChar::ReplacementCharacter);
        } else {
            line += unit;
        }
    }
    return line;
}

}  // namespace lab::figures
