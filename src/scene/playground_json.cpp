// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/playground_json.h"

namespace lab::scene {
namespace {

QJsonObject toJson(const Arrow& arrow) {
    return {{"x", arrow.x}, {"y", arrow.y}};
}

template <typename Arrows>
QJsonArray listOf(const Arrows& arrows) {
    QJsonArray list;
    for (const Arrow& arrow : arrows) {
        list.append(toJson(arrow));
    }
    return list;
}

void readArrow(const JsonReader& reader, Arrow& arrow) {
    reader.read("x", arrow.x, -planeEdge, planeEdge);
    reader.read("y", arrow.y, -planeEdge, planeEdge);
}

}  // namespace

QJsonObject toJson(const Playground& playground) {
    return {{"mechanism", nameOf(planeMechanisms, playground.mechanism)},
            {"query", toJson(playground.query)},
            {"keys", listOf(playground.keys)},
            {"values", listOf(playground.values)},
            {"ownValues", playground.ownValues},
            {"columns", listOf(playground.columns)},
            {"beta", playground.beta},
            {"temperature", playground.temperature},
            {"example", playground.example}};
}

/// Without keys of its own a list has the usual ones; a value that is missing is its key.
Playground playgroundFromJson(const JsonReader& reader) {
    Playground playground;
    reader.read("mechanism", playground.mechanism, planeMechanisms);
    readArrow(reader.object("query"), playground.query);
    if (const auto keys = reader.objects("keys", mostKeys, fewestKeys); !keys.empty()) {
        playground.keys.assign(keys.size(), {});
        for (std::size_t k = 0; k < keys.size(); ++k) {
            readArrow(keys[k], playground.keys[k]);
        }
        playground.values = playground.keys;
    }
    const auto values = reader.objects("values", playground.keys.size());
    for (std::size_t k = 0; k < values.size(); ++k) {
        readArrow(values[k], playground.values[k]);
    }
    reader.read("ownValues", playground.ownValues);
    const std::size_t columns = playground.columns.size();
    const auto matrix = reader.objects("columns", columns, columns);
    for (std::size_t k = 0; k < matrix.size(); ++k) {
        readArrow(matrix[k], playground.columns[k]);
    }
    reader.read("beta", playground.beta, 0, limits::maxBeta);
    reader.read("temperature", playground.temperature, limits::minTemperature,
                limits::maxTemperature);
    reader.readId("example", playground.example);
    return playground;
}

}  // namespace lab::scene
