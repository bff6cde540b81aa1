// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_data.h"

#include <algorithm>

#include "formats/csv.h"

namespace lab::figures {

namespace {

std::string titleOr(const QString& title, const char* otherwise) {
    return title.isEmpty() ? otherwise : title.toStdString();
}

}  // namespace

std::string curveCsv(const CurveFigure& figure) {
    const bool hasFits = std::ranges::any_of(
        figure.series, [](const CurveSeries& series) { return series.fit.has_value(); });
    std::vector<formats::CsvRow> rows{
        {"series", titleOr(figure.x.title, "x"), titleOr(figure.y.title, "y")}};
    if (hasFits) {
        rows.front().insert(rows.front().end(), {"fitted", "exponent"});
    }
    for (const CurveSeries& series : figure.series) {
        for (const QPointF& point : series.points) {
            formats::CsvRow row{series.name.toStdString(), formats::numberText(point.x()),
                                formats::numberText(point.y())};
            if (hasFits) {
                row.push_back(series.fit ? formats::numberText(series.fit->at(point.x())) : "");
                row.push_back(series.fit ? formats::numberText(series.fit->exponent) : "");
            }
            rows.push_back(std::move(row));
        }
    }
    return formats::csvText(rows);
}

}  // namespace lab::figures
