// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_set.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "formats/format_error.h"
#include "formats/json.h"
#include "language/grammar.h"

namespace lab::gui {
namespace {

using formats::Json;
using formats::JsonObject;
using language::TextEncoding;

constexpr std::string_view formatName = "attention-lab data 1";
constexpr std::int64_t longestSentence = 60;
constexpr std::int64_t mostOneIn = 1'000'000;
constexpr std::int64_t mostCount = 1'000'000;
constexpr std::int64_t mostSeed = 1'000'000'000;

constexpr std::array<std::pair<std::string_view, DataKind>, 3> kinds{
    {{"grammar", DataKind::Grammar}, {"pairs", DataKind::Pairs}, {"parallel", DataKind::Parallel}}};

constexpr std::array<std::pair<std::string_view, std::optional<TextEncoding>>, 5> encodings{
    {{"auto", std::nullopt},
     {"utf-8", TextEncoding::Utf8},
     {"latin-1", TextEncoding::Latin1},
     {"utf-16le", TextEncoding::Utf16Little},
     {"utf-16be", TextEncoding::Utf16Big}}};

template <typename Value, std::size_t N>
std::string nameIn(const std::array<std::pair<std::string_view, Value>, N>& table,
                   const Value& value) {
    return std::string(
        std::ranges::find(table, value, [](const auto& row) { return row.second; })->first);
}

[[noreturn]] void fail(const JsonObject& object, std::string_view key, const std::string& need) {
    throw formats::FormatError(object.where() + ": '" + std::string(key) + "' " + need);
}

template <typename Value, std::size_t N>
Value valueIn(const std::array<std::pair<std::string_view, Value>, N>& table,
              const JsonObject& object, std::string_view key) {
    const std::string name = object.text(key);
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.first; });
    if (found == table.end()) {
        std::string names;
        for (const auto& row : table) {
            names += (names.empty() ? "" : ", ") + std::string(row.first);
        }
        fail(object, key, "must be one of " + names);
    }
    return found->second;
}

std::int64_t wholeIn(const JsonObject& object, std::string_view key, std::int64_t least,
                     std::int64_t most) {
    const std::int64_t number = object.integer(key);
    if (number < least || number > most) {
        fail(
            object, key,
            "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return number;
}

Json sideJson(const language::SideChoices& side) {
    return {{"language", language::nameOf(side.language)},
            {"shortest", side.length.shortest},
            {"longest", side.length.longest}};
}

language::SideChoices sideFrom(const JsonObject& object) {
    object.requireOnly({"language", "shortest", "longest"});
    const auto language = language::languageNamed(object.text("language"));
    if (!language) {
        fail(object, "language", "must be one of english, french, other; other, capitals");
    }
    language::SideChoices side;
    side.language = *language;
    side.length.shortest = static_cast<int>(wholeIn(object, "shortest", 1, longestSentence));
    side.length.longest =
        static_cast<int>(wholeIn(object, "longest", side.length.shortest, longestSentence));
    return side;
}

QString nameFrom(const JsonObject& object) {
    const QString name = QString::fromStdString(object.text("name"));
    if (name.isEmpty() || name != tidyName(name)) {
        fail(object, "name",
             "must be a printable text of 1 to " + std::to_string(DataSet::longestName) +
                 " characters");
    }
    return name;
}

Json grammarJson(const DataSet& set) {
    return {{"sentences", set.sentences}, {"seed", set.seed}};
}

Json pairsJson(const language::CorpusChoices& choices) {
    return {{"encoding", nameIn(encodings, choices.encoding)},
            {"minimumCount", choices.leastCount},
            {"heldOutOneIn", choices.heldOut.oneIn},
            {"swapped", choices.swapped}};
}

void readPairsMember(const JsonObject& object, language::CorpusChoices& choices) {
    object.requireOnly({"encoding", "minimumCount", "heldOutOneIn", "swapped"});
    choices.encoding = valueIn(encodings, object, "encoding");
    choices.leastCount = static_cast<std::size_t>(wholeIn(object, "minimumCount", 1, mostCount));
    choices.heldOut.oneIn =
        static_cast<std::uint64_t>(wholeIn(object, "heldOutOneIn", 0, mostOneIn));
    choices.swapped = object.boolean("swapped");
}

}  // namespace

DataSet newDataSet(DataKind kind, const QString& name) {
    DataSet set{.name = tidyName(name), .kind = kind};
    if (kind == DataKind::Grammar) {
        const language::Languages usual;
        set.choices.source = {.language = usual.source, .length = {1, 24}};
        set.choices.target = {.language = usual.target, .length = {1, 24}};
    } else {
        set.choices.source.length = {1, 40};
        set.choices.target.length = {1, 40};
    }
    return set;
}

training::GrammarDraw drawOf(const DataSet& set) {
    const language::CorpusChoices& choices = set.choices;
    return {.sentences = set.sentences,
            .seed = set.seed,
            .orFewer = true,
            .limits = {.shortest = choices.source.length.shortest,
                       .longest = choices.source.length.longest,
                       .target = choices.target.length},
            .languages = {.source = choices.source.language, .target = choices.target.language}};
}

QString tidyName(const QString& name) {
    QString tidy;
    for (const QChar unit : name.simplified().left(DataSet::longestName)) {
        tidy += unit.isPrint() || unit.isSurrogate() ? unit : QChar(QChar::ReplacementCharacter);
    }
    return QString::fromUtf8(tidy.toUtf8()).trimmed();
}

std::string dataSetText(const DataSet& set) {
    Json json{{"format", formatName},
              {"name", set.name.toStdString()},
              {"kind", nameIn(kinds, set.kind)},
              {"source", sideJson(set.choices.source)},
              {"target", sideJson(set.choices.target)}};
    if (set.kind == DataKind::Grammar) {
        json["grammar"] = grammarJson(set);
    } else {
        json["pairs"] = pairsJson(set.choices);
    }
    return formats::jsonText(json);
}

DataSet dataSetFrom(std::string_view text, const QString& id, const std::string& where) {
    const Json json = formats::parseJson(text, where);
    const JsonObject object(json, where);
    if (object.text("format") != formatName) {
        fail(object, "format", "must be '" + std::string(formatName) + "'");
    }
    DataSet set{.id = id, .name = nameFrom(object), .kind = valueIn(kinds, object, "kind")};
    const bool isGrammar = set.kind == DataKind::Grammar;
    object.requireOnly(
        {"format", "name", "kind", "source", "target", isGrammar ? "grammar" : "pairs"});
    set.choices.source = sideFrom(object.object("source"));
    set.choices.target = sideFrom(object.object("target"));
    if (isGrammar) {
        const JsonObject grammar = object.object("grammar");
        grammar.requireOnly({"sentences", "seed"});
        constexpr auto most = static_cast<std::int64_t>(DataSet::mostSentences);
        set.sentences = static_cast<std::size_t>(wholeIn(grammar, "sentences", 1, most));
        set.seed = static_cast<std::uint64_t>(wholeIn(grammar, "seed", 0, mostSeed));
    } else {
        readPairsMember(object.object("pairs"), set.choices);
    }
    return set;
}

}  // namespace lab::gui
