// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/scene.h"

#include <QJsonArray>
#include <QJsonValue>
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "scene/scene_error.h"
#include "scene/scene_limits.h"

namespace lab::scene {
namespace {

template <typename E>
struct Name {
    const char* text;
    E value;
};

constexpr std::array<Name<DecodingMode>, 3> decodingModes{{{"greedy", DecodingMode::Greedy},
                                                           {"beam", DecodingMode::Beam},
                                                           {"forced", DecodingMode::Forced}}};
constexpr std::array<Name<ColourMapName>, 4> colourMaps{{{"viridis", ColourMapName::Viridis},
                                                         {"cividis", ColourMapName::Cividis},
                                                         {"grey", ColourMapName::Grey},
                                                         {"print", ColourMapName::Print}}};
constexpr std::array<Name<models::Heads>, 3> headViews{{{"chosen", models::Heads::Chosen},
                                                        {"mean", models::Heads::Mean},
                                                        {"max", models::Heads::Max}}};
constexpr std::array<Name<Page>, 3> pages{
    {{"explore", Page::Explore}, {"compare", Page::Compare}, {"lengths", Page::Lengths}}};
constexpr std::array<Name<ComparisonView>, 2> comparisonViews{
    {{"matrices", ComparisonView::Matrices}, {"lines", ComparisonView::Lines}}};
constexpr std::array<Name<Quality>, 2> qualities{
    {{"exact", Quality::Exact}, {"bleu", Quality::Bleu}}};
constexpr std::array<Name<Cost>, 3> costs{
    {{"multiply-adds", Cost::MultiplyAdds}, {"weights", Cost::Weights}, {"time", Cost::Time}}};
constexpr std::array<Name<ThemeName>, 3> themes{
    {{"system", ThemeName::System}, {"light", ThemeName::Light}, {"dark", ThemeName::Dark}}};

template <typename E, std::size_t N>
QString nameOf(const std::array<Name<E>, N>& names, E value) {
    return QString::fromLatin1(std::ranges::find(names, value, &Name<E>::value)->text);
}

/// The members of one object of the document; knows its own path for messages.
class Reader {
  public:
    Reader(const QJsonObject& object, std::string path) : object_(object), path_(std::move(path)) {}

    void read(const char* key, QString& text, qsizetype most = limits::maxText) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const QString found = value.toString();
        if (!value.isString() || found.size() > most || !found.isValidUtf16()) {
            fail(key, "must be a text of at most " + std::to_string(most) + " characters");
        }
        text = found;
    }

    /// Ids stand in messages of one line.
    void readId(const char* key, QString& id) const {
        read(key, id, limits::maxId);
        const auto printable = [](QChar unit) { return unit.isPrint(); };
        if (!std::ranges::all_of(id, printable)) {
            fail(key, "must be printable");
        }
    }

    void read(const char* key, bool& flag) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        if (!value.isBool()) {
            fail(key, "must be true or false");
        }
        flag = value.toBool();
    }

    void read(const char* key, int& number, int least, int most) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const double found = value.toDouble(std::nan(""));
        const bool whole = found >= least && found <= most && std::floor(found) == found;
        if (!whole) {
            fail(key, "must be a whole number from " + std::to_string(least) + " to " +
                          std::to_string(most));
        }
        number = static_cast<int>(found);
    }

    void read(const char* key, double& number, double least, double most) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const double found = value.toDouble(std::nan(""));
        if (!(found >= least && found <= most)) {
            fail(key, "must be a number from " + QString::number(least).toStdString() + " to " +
                          QString::number(most).toStdString());
        }
        number = found;
    }

    template <typename E, std::size_t N>
    void read(const char* key, E& choice, const std::array<Name<E>, N>& names) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const QString found = value.toString();
        const auto name = std::ranges::find_if(
            names, [&](const Name<E>& each) { return found == QLatin1String(each.text); });
        if (name == names.end()) {
            std::string list;
            for (const Name<E>& each : names) {
                list += (list.empty() ? "" : ", ") + std::string(each.text);
            }
            fail(key, "must be one of " + list);
        }
        choice = name->value;
    }

    [[nodiscard]] Reader object(const char* key) const {
        const QJsonValue value = member(key);
        if (!value.isUndefined() && !value.isObject()) {
            fail(key, "must be an object");
        }
        return {value.toObject(), path_ + key + "."};
    }

    /// The members of a list of 1 to `most` objects; none where the document has no such list.
    [[nodiscard]] std::vector<Reader> objects(const char* key, std::size_t most) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return {};
        }
        const QJsonArray array = value.toArray();
        const bool objects =
            std::ranges::all_of(array, [](const QJsonValue& each) { return each.isObject(); });
        if (!value.isArray() || array.isEmpty() || !objects ||
            static_cast<std::size_t>(array.size()) > most) {
            fail(key, "must be a list of 1 to " + std::to_string(most) + " objects");
        }
        std::vector<Reader> readers;
        for (const QJsonValue& each : array) {
            const std::string place = "[" + std::to_string(readers.size()) + "].";
            readers.emplace_back(each.toObject(), path_ + key + place);
        }
        return readers;
    }

  private:
    [[nodiscard]] QJsonValue member(const char* key) const {
        return object_.value(QLatin1String(key));
    }
    [[noreturn]] void fail(const char* key, const std::string& need) const {
        throw SceneError("scene: '" + path_ + key + "' " + need);
    }

    QJsonObject object_;
    std::string path_;
};

void requireKnownVersion(const Reader& reader) {
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
            {"sampleCount", view.sampleCount}};
}

ViewOptions viewFromJson(const Reader& reader) {
    ViewOptions view;
    reader.read("colourMap", view.colourMap, colourMaps);
    reader.read("theme", view.theme, themes);
    reader.read("showEos", view.showEos);
    reader.read("showValues", view.showValues);
    reader.read("heads", view.heads, headViews);
    reader.read("eachHead", view.eachHead);
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

void readContenders(const Reader& reader, std::vector<Contender>& contenders) {
    const std::vector<Reader> list = reader.objects("contenders", mostContenders);
    if (list.empty()) {
        return;
    }
    contenders.clear();
    for (const Reader& each : list) {
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

Comparison comparisonFromJson(const Reader& reader) {
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
LengthStudy lengthsFromJson(const Reader& reader) {
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
            {"cursor",
             QJsonObject{{"step", scene.step}, {"source", scene.source}, {"head", scene.head}}},
            {"draw", scene.draw},
            {"page", nameOf(pages, scene.page)},
            {"comparison", comparisonToJson(scene.comparison)},
            {"lengths", lengthsToJson(scene.lengths)},
            {"view", viewToJson(scene.view)}};
}

Scene sceneFromJson(const QJsonObject& json) {
    const Reader reader(json, "");
    requireKnownVersion(reader);
    Scene scene;
    reader.readId("model", scene.model);
    reader.readId("mechanism", scene.mechanism);
    reader.read("sentence", scene.sentence);
    const Reader decoding = reader.object("decoding");
    decoding.read("mode", scene.decoding, decodingModes);
    decoding.read("beamWidth", scene.beamWidth, limits::minBeamWidth, limits::maxBeamWidth);
    decoding.read("forcedTarget", scene.forcedTarget);
    const Reader cursor = reader.object("cursor");
    cursor.read("step", scene.step, 0, limits::maxPosition);
    cursor.read("source", scene.source, -1, limits::maxPosition);
    cursor.read("head", scene.head, 0, limits::maxPosition);
    reader.read("draw", scene.draw, 1, limits::maxPosition);
    reader.read("page", scene.page, pages);
    scene.comparison = comparisonFromJson(reader.object("comparison"));
    scene.lengths = lengthsFromJson(reader.object("lengths"));
    scene.view = viewFromJson(reader.object("view"));
    return scene;
}

}  // namespace lab::scene
