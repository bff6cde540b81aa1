// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/playground_figure.h"

#include <algorithm>

#include "formats/csv.h"

namespace lab::figures {
namespace {

using formats::CsvRow;
using formats::numberText;

CsvRow headOf(const PlaygroundFigure& figure) {
    CsvRow head{"arrow", "x", "y", "value x", "value y"};
    for (const auto& each : scene::planeMechanisms) {
        head.push_back("score " + std::string(each.text));
        head.push_back("weight " + std::string(each.text));
    }
    if (!figure.arrows.ownValues) {
        head.erase(head.begin() + 3, head.begin() + 5);
    }
    return head;
}

CsvRow rowOf(const PlaygroundFigure& figure, std::size_t k) {
    const scene::Arrow& key = figure.arrows.keys[k];
    CsvRow row{"k" + std::to_string(k + 1), numberText(key.x), numberText(key.y)};
    if (figure.arrows.ownValues) {
        const scene::Arrow& value = figure.arrows.values[k];
        row.insert(row.end(), {numberText(value.x), numberText(value.y)});
    }
    for (const scene::PlaneAnswer& answer : figure.answers) {
        row.push_back(numberText(answer.scores[k]));
        row.push_back(numberText(answer.weights[k]));
    }
    return row;
}

}  // namespace

int PlaygroundFigure::explainedKey() const {
    const int count = static_cast<int>(arrows.keys.size());
    return explained && *explained < count ? *explained : answer().largest();
}

PlaygroundFigure playgroundFigure(const attention::Registry& registry,
                                  const scene::Playground& arrows) {
    PlaygroundFigure figure;
    figure.arrows = arrows;
    figure.answers = scene::answersOf(registry, arrows);
    std::ranges::transform(
        scene::planeMechanisms, figure.mechanisms.begin(),
        [&](const auto& each) { return &registry.find(each.text)->description(); });
    return figure;
}

std::string playgroundCsv(const PlaygroundFigure& figure) {
    std::vector<CsvRow> rows{headOf(figure)};
    for (std::size_t k = 0; k < figure.arrows.keys.size(); ++k) {
        rows.push_back(rowOf(figure, k));
    }
    const auto add = [&](const std::string& name, const scene::Arrow& arrow) {
        CsvRow row{name, numberText(arrow.x), numberText(arrow.y)};
        row.resize(rows.front().size());
        rows.push_back(std::move(row));
    };
    add("q", figure.arrows.query);
    for (std::size_t m = 0; m < figure.answers.size(); ++m) {
        add("c " + std::string(scene::planeMechanisms[m].text), figure.answers[m].context);
    }
    return formats::csvText(rows);
}

}  // namespace lab::figures
