// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/scene.h"

#include <algorithm>

#include "scene/json_reader.h"
#include "scene/playground_json.h"
#include "scene/training_study_json.h"
#include "scene/what_if_json.h"

namespace lab::scene {
namespace {

constexpr std::array<Name<DecodingMode>, 3> decodingModes{{{"greedy", DecodingMode::Greedy},
                                                           {"beam", DecodingMode::Beam},
                                                           {"forced", DecodingMode::Forced}}};
constexpr std::array<Name<ColourMapName>, 4> colourMaps{{{"viridis", ColourMapName::Viridis},
                                                         {"cividis", ColourMapName::Cividis},
                                                         {"grey", ColourMapName::Grey},
                                                         {"print", ColourMapName::Print}}};
constexpr std::array<Name<ShownNumbers>, 3> shownNumbers{{{"value", ShownNumbers::Value},
                                                          {"gradient", ShownNumbers::Gradient},
                                                          {"both", ShownNumbers::Both}}};
constexpr std::array<Name<models::Heads>, 3> headViews{{{"chosen", models::Heads::Chosen},
                                                        {"mean", models::Heads::Mean},
                                                        {"max", models::Heads::Max}}};
constexpr std::array<Name<ComparisonView>, 2> comparisonViews{
    {{"matrices", ComparisonView::Matrices}, {"lines", ComparisonView::Lines}}};
constexpr std::array<Name<Quality>, 2> qualities{
    {{"exact", Quality::Exact}, {"bleu", Quality::Bleu}}};
constexpr std::array<Name<Cost>, 3> costs{
    {{"multiply-adds", Cost::MultiplyAdds}, {"weights", Cost::Weights}, {"time", Cost::Time}}};
constexpr std::array<Name<ThemeName>, 3> themes{
    {{"system", ThemeName::System}, {"light", ThemeName::Light}, {"dark", ThemeName::Dark}}};

void requireKnownVersion(const JsonReader& reader) {
    int version = limits::formatVersion;
    reader.read("version", version, 1, limits::maxPosition);
    if (version > limits::formatVersion) {
        throw SceneError("scene: 'version' is " + std::to_string(version) +
                         ", this program reads up to " + std::to_string(limits::formatVersion) +
                         "; get a newer program");
    }
}

QJsonObject viewToJson(const ViewOptions& view) {
    return {{"colourMap", nameOf(colourMaps, view.colourMap)},
            {"theme", nameOf(themes, view.theme)},
            {"showEos", view.showEos},
            {"showValues", view.showValues},
            {"heads", nameOf(headViews, view.heads)},
            {"eachHead", view.eachHead},
            {"stepsPerMinute", view.stepsPerMinute},
            {"gradients", nameOf(shownNumbers, view.numbers)},
            {"sampleCount", view.sampleCount}};
}

/// Scenes were once written with true and false.
void readNumbers(const JsonReader& reader, ShownNumbers& numbers) {
    if (reader.isBool("gradients")) {
        bool both = false;
        reader.read("gradients", both);
        numbers = both ? ShownNumbers::Both : ShownNumbers::Value;
    } else {
        reader.read("gradients", numbers, shownNumbers);
    }
}

ViewOptions viewFromJson(const JsonReader& reader) {
    ViewOptions view;
    reader.read("colourMap", view.colourMap, colourMaps);
    reader.read("theme", view.theme, themes);
    reader.read("showEos", view.showEos);
    reader.read("showValues", view.showValues);
    reader.read("heads", view.heads, headViews);
    reader.read("eachHead", view.eachHead);
    readNumbers(reader, view.numbers);
    reader.read("sampleCount", view.sampleCount, 1, limits::maxSampleCount);
    reader.read("stepsPerMinute", view.stepsPerMinute, limits::minStepsPerMinute,
                limits::maxStepsPerMinute);
    return view;
}

QJsonArray contendersToJson(const std::vector<Contender>& contenders) {
    QJsonArray array;
    for (const Contender& each : contenders) {
        array.append(QJsonObject{{"model", each.model},
                                 {"mechanism", each.mechanism},
                                 {"temperature", each.temperature}});
    }
    return array;
}

void readContenders(const JsonReader& reader, std::vector<Contender>& contenders) {
    const std::vector<JsonReader> list = reader.objects("contenders", mostContenders);
    if (list.empty()) {
        return;
    }
    contenders.clear();
    for (const JsonReader& each : list) {
        Contender contender;
        each.readId("model", contender.model);
        each.readId("mechanism", contender.mechanism);
        each.read("temperature", contender.temperature, limits::minTemperature,
                  limits::maxTemperature);
        contenders.push_back(contender);
    }
}

QJsonObject comparisonToJson(const Comparison& comparison) {
    return {{"contenders", contendersToJson(comparison.contenders)},
            {"view", nameOf(comparisonViews, comparison.view)},
            {"word", comparison.word},
            {"current", comparison.current},
            {"minuend", comparison.minuend},
            {"subtrahend", comparison.subtrahend}};
}

Comparison comparisonFromJson(const JsonReader& reader) {
    Comparison comparison;
    readContenders(reader, comparison.contenders);
    reader.read("view", comparison.view, comparisonViews);
    reader.read("word", comparison.word, 0, limits::maxPosition);
    const int last = static_cast<int>(comparison.contenders.size()) - 1;
    for (int* each : {&comparison.current, &comparison.minuend, &comparison.subtrahend}) {
        *each = std::min(*each, last);
    }
    reader.read("current", comparison.current, 0, last);
    reader.read("minuend", comparison.minuend, 0, last);
    reader.read("subtrahend", comparison.subtrahend, 0, last);
    return comparison;
}

QJsonObject lengthsToJson(const LengthStudy& lengths) {
    return {{"contenders", contendersToJson(lengths.contenders)},
            {"quality", nameOf(qualities, lengths.quality)},
            {"cost", nameOf(costs, lengths.cost)}};
}

/// Weights are measured as they are, and once.
LengthStudy lengthsFromJson(const JsonReader& reader) {
    LengthStudy lengths;
    std::vector<Contender> named = lengths.contenders;
    readContenders(reader, named);
    lengths.contenders.clear();
    for (Contender& each : named) {
        each.temperature = 1;
        if (std::ranges::find(lengths.contenders, each) == lengths.contenders.end()) {
            lengths.contenders.push_back(each);
        }
    }
    reader.read("quality", lengths.quality, qualities);
    reader.read("cost", lengths.cost, costs);
    return lengths;
}

}  // namespace

QJsonObject toJson(const Scene& scene) {
    return {{"version", limits::formatVersion},
            {"model", scene.model},
            {"mechanism", scene.mechanism},
            {"sentence", scene.sentence},
            {"decoding", QJsonObject{{"mode", nameOf(decodingModes, scene.decoding)},
                                     {"beamWidth", scene.beamWidth},
                                     {"forcedTarget", scene.forcedTarget}}},
            {"cursor", QJsonObject{{"step", scene.step},
                                   {"source", scene.source},
                                   {"head", scene.head},
                                   {"backward", scene.backward}}},
            {"draw", scene.draw},
            {"whatIf", toJson(scene.whatIf)},
            {"page", nameOf(pageNames, scene.page)},
            {"comparison", comparisonToJson(scene.comparison)},
            {"lengths", lengthsToJson(scene.lengths)},
            {"training", toJson(scene.training)},
            {"playground", toJson(scene.playground)},
            {"view", viewToJson(scene.view)}};
}

Scene sceneFromJson(const QJsonObject& json) {
    const JsonReader reader(json, "");
    requireKnownVersion(reader);
    Scene scene;
    reader.readId("model", scene.model);
    reader.readId("mechanism", scene.mechanism);
    reader.read("sentence", scene.sentence);
    const JsonReader decoding = reader.object("decoding");
    decoding.read("mode", scene.decoding, decodingModes);
    decoding.read("beamWidth", scene.beamWidth, limits::minBeamWidth, limits::maxBeamWidth);
    decoding.read("forcedTarget", scene.forcedTarget);
    const JsonReader cursor = reader.object("cursor");
    cursor.read("step", scene.step, 0, limits::maxPosition);
    cursor.read("source", scene.source, -1, limits::maxPosition);
    cursor.read("head", scene.head, 0, limits::maxPosition);
    cursor.read("backward", scene.backward);
    reader.read("draw", scene.draw, 1, limits::maxPosition);
    scene.whatIf = whatIfFromJson(reader.object("whatIf"));
    reader.read("page", scene.page, pageNames);
    scene.comparison = comparisonFromJson(reader.object("comparison"));
    scene.lengths = lengthsFromJson(reader.object("lengths"));
    scene.training = trainingStudyFromJson(reader.object("training"));
    scene.playground = playgroundFromJson(reader.object("playground"));
    scene.view = viewFromJson(reader.object("view"));
    return scene;
}

}  // namespace lab::scene
