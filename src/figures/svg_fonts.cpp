// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/svg_fonts.h"

#include <QFontInfo>
#include <QStringList>
#include <algorithm>
#include <map>

#include "figures/theme.h"

namespace lab::figures {

namespace {

/// As CSS writes it: bare if it is words of letters, else quoted. Not all readers take quotes.
QString cssFamily(QString family) {
    const bool isPlain = std::all_of(family.begin(), family.end(), [](QChar c) {
        return c.isLetter() || c == QLatin1Char(' ') || c == QLatin1Char('-');
    });
    family.remove(QLatin1Char('\''));
    return isPlain ? family : QLatin1Char('\'') + family.toHtmlEscaped() + QLatin1Char('\'');
}

QByteArray familyList(const QString& named) {
    QStringList families = Theme::fontFamilies();
    // The theme's first family need not be here: then another one of them was measured with.
    const QString measured =
        families.contains(named) ? QFontInfo(Theme::light().font(TextStyle::Body)).family() : named;
    families.removeAll(measured);
    families.prepend(measured);
    std::transform(families.begin(), families.end(), families.begin(), cssFamily);
    return families.join(QStringLiteral(", ")).toUtf8();
}

}  // namespace

QByteArray withFontFamilies(const QByteArray& svg) {
    static const QByteArray attribute("font-family=\"");
    std::map<QByteArray, QByteArray> lists;
    QByteArray result;
    result.reserve(svg.size() * 3 / 2);
    qsizetype done = 0;
    for (qsizetype at = svg.indexOf(attribute); at >= 0; at = svg.indexOf(attribute, done)) {
        const qsizetype start = at + attribute.size();
        const qsizetype end = svg.indexOf('"', start);
        const QByteArray family = svg.mid(start, end - start);
        const auto [list, isNew] = lists.try_emplace(family);
        if (isNew) {
            list->second = familyList(QString::fromUtf8(family));
        }
        result.append(svg.constData() + done, start - done).append(list->second);
        done = end;
    }
    return result.append(svg.constData() + done, svg.size() - done);
}

}  // namespace lab::figures
