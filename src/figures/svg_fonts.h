// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lab::figures {

/// An SVG of QSvgGenerator, which names one family for each text, with a list of families in its
/// place: first the one that the text was measured with, then those that stand in for it on other
/// machines, at last the generic sans-serif. REQUIRES a QGuiApplication.
QByteArray withFontFamilies(const QByteArray& svg);

}  // namespace lab::figures
