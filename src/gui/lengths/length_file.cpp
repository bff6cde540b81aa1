// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_file.h"

#include <QString>
#include <algorithm>
#include <cmath>

#include "formats/format_error.h"
#include "formats/json.h"
#include "scene/scene_limits.h"

namespace lab::gui {
namespace {

using formats::Json;
using formats::JsonObject;

constexpr std::int64_t version = 1;
constexpr std::size_t mostBytes = std::size_t{4} << 20U;
constexpr std::size_t mostResults = 1'000;
constexpr std::size_t mostNumbers = 10'000;  ///< groups or sentences of a result
constexpr double longest = 1e6;              ///< tokens
constexpr double most = 1e15;                ///< of what is counted

[[noreturn]] void fail(const JsonObject& object, const std::string& key, const std::string& need) {
    throw formats::FormatError(object.where() + ": '" + key + "' " + need);
}

double numberIn(const JsonObject& object, const std::string& key, double least, double greatest) {
    const double number = object.number(key);
    if (!(number >= least && number <= greatest)) {
        fail(object, key,
             "must be a number from " + QString::number(least).toStdString() + " to " +
                 QString::number(greatest).toStdString());
    }
    return number;
}

std::int64_t wholeIn(const JsonObject& object, const std::string& key, double least,
                     double greatest) {
    (void)object.integer(key);
    return static_cast<std::int64_t>(numberIn(object, key, least, greatest));
}

QString idIn(const JsonObject& object, const std::string& key) {
    const QString id = QString::fromStdString(object.text(key));
    const auto printable = [](QChar unit) { return unit.isPrint(); };
    if (id.size() > scene::limits::maxId || !std::ranges::all_of(id, printable)) {
        fail(object, key,
             "must be a printable text of at most " + std::to_string(scene::limits::maxId) +
                 " characters");
    }
    return id;
}

/// The objects of a list.
template <typename Read>
void forEach(const JsonObject& object, const std::string& key, std::size_t mostOfThem,
             const Read& read) {
    const Json& array = object.array(key);
    if (array.empty() || array.size() > mostOfThem) {
        fail(object, key, "must be a list of 1 to " + std::to_string(mostOfThem));
    }
    for (std::size_t k = 0; k < array.size(); ++k) {
        read(JsonObject(array[k], object.where() + ", " + key + " " + std::to_string(k)));
    }
}

Json groupJson(const training::LengthScores& group) {
    return {{"shortest", group.shortest},       {"longest", group.longest},
            {"meanLength", group.meanLength},   {"sentences", group.scores.sentences},
            {"exact", group.scores.exactMatch}, {"bleu", group.scores.bleu}};
}

training::LengthScores groupFrom(const JsonObject& object) {
    training::LengthScores group;
    group.shortest = static_cast<std::size_t>(wholeIn(object, "shortest", 1, longest));
    const auto shortest = static_cast<double>(group.shortest);
    group.longest = static_cast<std::size_t>(wholeIn(object, "longest", shortest, longest));
    group.meanLength = numberIn(object, "meanLength", shortest, static_cast<double>(group.longest));
    group.scores.sentences = static_cast<std::size_t>(wholeIn(object, "sentences", 1, most));
    group.scores.exactMatch = numberIn(object, "exact", 0, 1);
    group.scores.bleu = numberIn(object, "bleu", 0, 100);
    return group;
}

Json costJson(const training::SentenceCost& cost) {
    return {{"source", cost.source},
            {"target", cost.target},
            {"weights", cost.weights},
            {"multiplyAdds", cost.multiplyAdds},
            {"seconds", cost.seconds}};
}

training::SentenceCost costFrom(const JsonObject& object) {
    return {.source = static_cast<int>(wholeIn(object, "source", 1, longest)),
            .target = static_cast<int>(wholeIn(object, "target", 1, longest)),
            .weights = wholeIn(object, "weights", 0, most),
            .multiplyAdds = wholeIn(object, "multiplyAdds", 0, most),
            .seconds = numberIn(object, "seconds", 0, longest)};
}

KeptLength resultFrom(const JsonObject& object) {
    KeptLength kept;
    kept.result.contender.model = idIn(object, "model");
    kept.result.contender.mechanism = idIn(object, "mechanism");
    kept.stamp = idIn(object, "stamp").toUtf8();
    forEach(object, "quality", mostNumbers, [&](const JsonObject& group) {
        auto& groups = kept.result.quality;
        groups.push_back(groupFrom(group));
        if (groups.size() > 1 && groups.back().shortest <= groups[groups.size() - 2].longest) {
            fail(group, "shortest", "must be beyond the group before");
        }
    });
    forEach(object, "costs", mostNumbers,
            [&](const JsonObject& cost) { kept.result.costs.push_back(costFrom(cost)); });
    kept.result.complete = true;
    return kept;
}

}  // namespace

std::string lengthsText(const std::vector<KeptLength>& results) {
    Json list = Json::array();
    for (const auto& [result, stamp] : results) {
        Json quality = Json::array();
        for (const training::LengthScores& group : result.quality) {
            quality.push_back(groupJson(group));
        }
        Json costs = Json::array();
        for (const training::SentenceCost& cost : result.costs) {
            costs.push_back(costJson(cost));
        }
        list.push_back({{"model", result.contender.model.toStdString()},
                        {"mechanism", result.contender.mechanism.toStdString()},
                        {"stamp", stamp.toStdString()},
                        {"quality", std::move(quality)},
                        {"costs", std::move(costs)}});
    }
    return formats::jsonText({{"version", version}, {"results", std::move(list)}});
}

std::vector<KeptLength> lengthsFrom(std::string_view text, std::string_view name) {
    const Json json = formats::parseJson(text, name, {.bytes = mostBytes, .depth = 8});
    const JsonObject object(json, std::string(name));
    if (object.integer("version") != version) {
        fail(object, "version", "must be " + std::to_string(version));
    }
    std::vector<KeptLength> results;
    forEach(object, "results", mostResults,
            [&](const JsonObject& each) { results.push_back(resultFrom(each)); });
    return results;
}

}  // namespace lab::gui
