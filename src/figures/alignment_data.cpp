// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_data.h"

#include <array>
#include <charconv>
#include <cmath>

#include "formats/csv.h"
#include "formats/json.h"
#include "formats/npy.h"

namespace lab::figures {

namespace {

/// The double whose shortest text is the float's: 0.1f gives 0.1, not 0.10000000149.
double withShortestText(float value) {
    if (!std::isfinite(value)) {
        return static_cast<double>(value);
    }
    std::array<char, 64> text;
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    double result = 0;
    std::from_chars(text.data(), written.ptr, result);
    return result;
}

std::vector<std::string> tokens(const QStringList& list, int count) {
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i) {
        texts.push_back(list[i].toStdString());
    }
    return texts;
}

}  // namespace

std::string alignmentCsv(const AlignmentFigure& figure) {
    const WeightMatrix weights = figure.shownWeights();
    const std::vector<std::string> source = tokens(figure.source, figure.columns());
    std::vector<formats::CsvRow> rows(1, formats::CsvRow(1));
    rows.front().insert(rows.front().end(), source.begin(), source.end());
    for (int t = 0; t < figure.rows(); ++t) {
        formats::CsvRow row{figure.target[t].toStdString()};
        for (const float weight : weights.row(t)) {
            row.push_back(formats::numberText(withShortestText(weight)));
        }
        rows.push_back(std::move(row));
    }
    return formats::csvText(rows);
}

std::string alignmentJson(const AlignmentFigure& figure) {
    const WeightMatrix weights = figure.shownWeights();
    formats::Json rows = formats::Json::array();
    for (int t = 0; t < figure.rows(); ++t) {
        formats::Json row = formats::Json::array();
        for (const float weight : weights.row(t)) {
            row.push_back(withShortestText(weight));
        }
        rows.push_back(std::move(row));
    }
    return formats::jsonText({{"source", tokens(figure.source, figure.columns())},
                              {"target", tokens(figure.target, figure.rows())},
                              {"weights", std::move(rows)}});
}

formats::Bytes alignmentNpy(const AlignmentFigure& figure) {
    const WeightMatrix weights = figure.shownWeights();
    const formats::Tensor::Float32 values(weights.data(), weights.data() + weights.size());
    return formats::encodeNpy(formats::makeTensor(
        {static_cast<std::size_t>(weights.rows()), static_cast<std::size_t>(weights.cols())},
        values));
}

}  // namespace lab::figures
