// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/comparison_data.h"

#include "formats/csv.h"

namespace lab::figures {

namespace {

using formats::CsvRow;
using Verdict = JudgedWord::Verdict;

std::string verdictField(Verdict verdict) {
    switch (verdict) {
        case Verdict::Right:
            return "right";
        case Verdict::Wrong:
            return "wrong";
        case Verdict::Missing:
            return "missing";
        case Verdict::Unknown:
            break;
    }
    return {};
}

std::string field(const std::optional<double>& number) {
    return number ? formats::numberText(*number) : std::string();
}

template <typename Integer>
std::string field(const std::optional<Integer>& number) {
    return number ? std::to_string(*number) : std::string();
}

/// What all rows of a panel have, in its columns.
CsvRow numbersOf(const ComparisonPanel& panel) {
    return {field(errorsOf(panel)), field(panel.alignmentErrorRate), field(panel.entropy),
            field(panel.multiplyAdds)};
}

CsvRow headerOf(const ComparisonFigure& figure) {
    CsvRow header{"mechanism", "citation", "position",     "word",         "verdict",
                  "errors",    "aer",      "entropy_bits", "multiply_adds"};
    const int columns = figure.alignmentOf(figure.panels.front()).columns();
    for (int column = 0; column < columns; ++column) {
        header.push_back(std::to_string(column + 1) + ':' + figure.source[column].toStdString());
    }
    return header;
}

CsvRow rowOf(const ComparisonFigure& figure, const ComparisonPanel& panel, const JudgedWord& word) {
    CsvRow row{panel.title.toStdString(), panel.citation.toStdString(),
               word.row < 0 ? std::string() : std::to_string(word.row + 1), word.text.toStdString(),
               verdictField(word.verdict)};
    for (std::string& number : numbersOf(panel)) {
        row.push_back(std::move(number));
    }
    const bool hasWeights = word.row >= 0 && panel.weights.size() > 0;
    for (int column = 0; column < figure.alignmentOf(panel).columns(); ++column) {
        row.push_back(hasWeights ? formats::floatText(panel.weights(word.row, column))
                                 : std::string());
    }
    return row;
}

}  // namespace

std::string comparisonCsv(const ComparisonFigure& figure) {
    std::vector<CsvRow> rows{headerOf(figure)};
    for (const ComparisonPanel& panel : figure.panels) {
        std::vector<JudgedWord> words = judgedTranslation(panel);
        const bool hasEnd =
            !panel.target.isEmpty() && panel.target.last() == QLatin1String("<eos>");
        if (hasEnd && figure.look.showEos) {
            words.push_back(
                {panel.target.last(), Verdict::Unknown, static_cast<int>(panel.target.size()) - 1});
        }
        if (!panel.problem.isEmpty()) {
            words.push_back({panel.problem, Verdict::Missing, -1});
        }
        for (const JudgedWord& word : words) {
            rows.push_back(rowOf(figure, panel, word));
        }
    }
    return formats::csvText(rows);
}

}  // namespace lab::figures
