// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

#include "comparison.h"

namespace lab::bench {

/// Where and when it was measured.
struct Circumstances {
    QString machine;
    QString display;
    QString reference;  ///< what theirs is, or why there is none
    double load = 0;    ///< processes waiting for a processor, on average over the last minute
    int rounds = 0;
};

/// Lines of text: what, ours, theirs, ratio, wanted, met.
QString table(const std::vector<Result>& results, const Circumstances& circumstances);

/// The same as JSON, with the samples of every round.
QByteArray json(const std::vector<Result>& results, const Circumstances& circumstances);

}  // namespace lab::bench
