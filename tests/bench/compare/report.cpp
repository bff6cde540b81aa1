// SPDX-License-Identifier: GPL-3.0-or-later
#include "report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace lab::bench {
namespace {

QString milliseconds(double time) {
    return QStringLiteral("%1 ms").arg(time, 0, 'f', time < 10 ? 2 : 0);
}

QString times(double ratio) {
    return QStringLiteral("%1x").arg(ratio, 0, 'f', 1);
}

QString nameOf(Statistic statistic) {
    switch (statistic) {
        case Statistic::Median:
            return QStringLiteral("median");
        case Statistic::Percentile99:
            return QStringLiteral("99th percentile");
        case Statistic::Longest:
            return QStringLiteral("longest");
    }
    return {};
}

QString wanted(const Comparison& comparison) {
    if (comparison.wantedLimit) {
        return QStringLiteral("<= ") + milliseconds(*comparison.wantedLimit);
    }
    return comparison.wantedRatio ? QStringLiteral(">= ") + times(*comparison.wantedRatio)
                                  : QString();
}

QString verdict(const Result& result) {
    const auto met = result.met();
    return !met ? QStringLiteral("-") : *met ? QStringLiteral("yes") : QStringLiteral("NO");
}

QStringList row(const Result& result) {
    const QString none = QStringLiteral("-");
    const auto ratio = result.ratio();
    return {result.comparison.what,
            milliseconds(result.ours),
            result.theirs ? milliseconds(*result.theirs) : none,
            ratio ? times(*ratio) : none,
            wanted(result.comparison),
            verdict(result)};
}

/// The first column to the left, numbers to the right.
QString aligned(const QList<QStringList>& rows) {
    QList<qsizetype> widths(rows.front().size(), 0);
    for (const QStringList& cells : rows) {
        for (qsizetype k = 0; k < cells.size(); ++k) {
            widths[k] = std::max(widths[k], cells[k].size());
        }
    }
    QString text;
    for (const QStringList& cells : rows) {
        QStringList padded{cells[0].leftJustified(widths[0])};
        for (qsizetype k = 1; k < cells.size(); ++k) {
            padded.append(cells[k].rightJustified(widths[k]));
        }
        text += padded.join(QStringLiteral("  ")) + u'\n';
    }
    return text;
}

/// How long single repetitions took, where a line is about most of them and not about one.
QString spread(const Result& result) {
    if (result.comparison.statistic != Statistic::Percentile99) {
        return {};
    }
    const auto& samples = result.ourBestRound();
    return QStringLiteral("\n%1: median %2, 99 % %3, longest %4 of %5.\n")
        .arg(result.comparison.what, milliseconds(evaluate(Statistic::Median, samples)),
             milliseconds(evaluate(Statistic::Percentile99, samples)),
             milliseconds(evaluate(Statistic::Longest, samples)))
        .arg(samples.size());
}

QJsonArray samples(const std::vector<std::vector<double>>& byRound) {
    QJsonArray rounds;
    for (const auto& round : byRound) {
        QJsonArray numbers;
        for (const double sample : round) {
            numbers.append(sample);
        }
        rounds.append(numbers);
    }
    return rounds;
}

template <typename T>
QJsonValue orNull(const std::optional<T>& value) {
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject object(const Result& result) {
    return {{QStringLiteral("what"), result.comparison.what},
            {QStringLiteral("statistic"), nameOf(result.comparison.statistic)},
            {QStringLiteral("ours_ms"), result.ours},
            {QStringLiteral("theirs_ms"), orNull(result.theirs)},
            {QStringLiteral("ratio"), orNull(result.ratio())},
            {QStringLiteral("wanted_ratio"), orNull(result.comparison.wantedRatio)},
            {QStringLiteral("wanted_ms"), orNull(result.comparison.wantedLimit)},
            {QStringLiteral("met"), orNull(result.met())},
            {QStringLiteral("ours_samples_ms"), samples(result.oursByRound)},
            {QStringLiteral("theirs_samples_ms"), samples(result.theirsByRound)}};
}

}  // namespace

QString table(const std::vector<Result>& results, const Circumstances& circumstances) {
    QList<QStringList> rows{{QStringLiteral("what"), QStringLiteral("ours"),
                             QStringLiteral("theirs"), QStringLiteral("ratio"),
                             QStringLiteral("wanted"), QStringLiteral("met")}};
    QString spreads;
    for (const Result& result : results) {
        rows.append(row(result));
        spreads += spread(result);
    }
    return aligned(rows) + spreads +
           QStringLiteral(
               "\nTimes: the best of %1 rounds, each the median (or 99th percentile) of a new "
               "process's repetitions\nafter warm-up; ours and theirs in turn. Theirs: %2.\n"
               "Windows: %3. Machine: %4, load %5.\n")
               .arg(circumstances.rounds)
               .arg(circumstances.reference, circumstances.display, circumstances.machine)
               .arg(circumstances.load, 0, 'f', 1);
}

QByteArray json(const std::vector<Result>& results, const Circumstances& circumstances) {
    QJsonArray rows;
    for (const Result& result : results) {
        rows.append(object(result));
    }
    const QJsonObject all{{QStringLiteral("machine"), circumstances.machine},
                          {QStringLiteral("display"), circumstances.display},
                          {QStringLiteral("reference"), circumstances.reference},
                          {QStringLiteral("load"), circumstances.load},
                          {QStringLiteral("rounds"), circumstances.rounds},
                          {QStringLiteral("results"), rows}};
    return QJsonDocument(all).toJson();
}

}  // namespace lab::bench
