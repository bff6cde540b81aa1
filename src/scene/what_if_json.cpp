// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/what_if_json.h"

#include <limits>

namespace lab::scene {
namespace {

using models::Intervention;
using models::Rest;

enum class Kind { Number, Mask, Word };

constexpr std::array<Name<Kind>, 3> kinds{
    {{"number", Kind::Number}, {"mask", Kind::Mask}, {"word", Kind::Word}}};
constexpr std::array<Name<Rest>, 2> rests{{{"stays", Rest::Stays}, {"shares", Rest::Shares}}};

/// No number of a run comes near it.
constexpr double largest = 1e30;
/// JSON has no infinity.
constexpr const char* uniform = "infinity";

struct ToJson {
    QJsonObject operator()(const Intervention& number) const {
        return {{"kind", nameOf(kinds, Kind::Number)},
                {"step", QString::fromStdString(number.step)},
                {"target", number.place.target},
                {"source", number.place.source},
                {"head", number.place.head},
                {"layer", number.place.layer},
                {"hop", number.place.hop},
                {"row", static_cast<int>(number.row)},
                {"column", static_cast<int>(number.column)},
                {"value", number.value},
                {"rest", nameOf(rests, number.rest)}};
    }
    QJsonObject operator()(const MaskedWord& masked) const {
        return {{"kind", nameOf(kinds, Kind::Mask)}, {"source", masked.source}};
    }
    QJsonObject operator()(const SaidWord& said) const {
        return {{"kind", nameOf(kinds, Kind::Word)}, {"target", said.target}, {"word", said.word}};
    }
};

Intervention numberFromJson(const JsonReader& reader) {
    Intervention number;
    QString step;
    reader.readId("step", step);
    number.step = step.toStdString();
    reader.read("target", number.place.target, -1, limits::maxPosition);
    reader.read("source", number.place.source, -1, limits::maxPosition);
    reader.read("head", number.place.head, -1, limits::maxPosition);
    reader.read("layer", number.place.layer, -1, limits::maxPosition);
    reader.read("hop", number.place.hop, -1, limits::maxPosition);
    int row = 0;
    int column = 0;
    reader.read("row", row, 0, limits::maxPosition);
    reader.read("column", column, 0, limits::maxPosition);
    number.row = row;
    number.column = column;
    reader.read("value", number.value, -largest, largest);
    reader.read("rest", number.rest, rests);
    return number;
}

Change changeFromJson(const JsonReader& reader) {
    Change change;
    Kind kind = Kind::Number;
    reader.read("kind", kind, kinds);
    reader.read("on", change.on);
    if (kind == Kind::Mask) {
        MaskedWord masked;
        reader.read("source", masked.source, 0, limits::maxPosition);
        change.what = masked;
    } else if (kind == Kind::Word) {
        SaidWord said;
        reader.read("target", said.target, 0, limits::maxPosition);
        reader.readId("word", said.word);
        change.what = said;
    } else {
        change.what = numberFromJson(reader);
    }
    return change;
}

}  // namespace

QJsonObject toJson(const WhatIf& whatIf) {
    QJsonArray changes;
    for (const Change& change : whatIf.changes) {
        QJsonObject object = std::visit(ToJson(), change.what);
        object["on"] = change.on;
        changes.append(object);
    }
    QJsonObject json{
        {"keepsWords", whatIf.keepsWords},
        {"temperature", std::isinf(whatIf.temperature) ? QJsonValue(QLatin1String(uniform))
                                                       : QJsonValue(whatIf.temperature)}};
    if (!changes.isEmpty()) {
        json["changes"] = changes;
    }
    return json;
}

WhatIf whatIfFromJson(const JsonReader& reader) {
    WhatIf whatIf;
    reader.read("keepsWords", whatIf.keepsWords);
    if (reader.is("temperature", uniform)) {
        whatIf.temperature = std::numeric_limits<double>::infinity();
    } else {
        reader.read("temperature", whatIf.temperature, 0, largest);
    }
    for (const JsonReader& each : reader.objects("changes", mostChanges)) {
        whatIf.changes.push_back(changeFromJson(each));
    }
    return whatIf;
}

}  // namespace lab::scene
