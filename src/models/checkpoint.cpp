// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "formats/atomic_file.h"
#include "formats/format_error.h"
#include "formats/json.h"
#include "formats/read_file.h"

namespace lab::models {
namespace {

using formats::Json;
using formats::JsonObject;
using tape::Index;
using tape::Parameters;

constexpr std::size_t largestLayer = 2048;

/// The config's numbers by the names they have in the file.
constexpr std::array<std::pair<std::string_view, Index TranslatorConfig::*>, 6> sizes{
    {{"embedding", &TranslatorConfig::embedding},
     {"encoder", &TranslatorConfig::encoder},
     {"decoder", &TranslatorConfig::decoder},
     {"attention", &TranslatorConfig::attention},
     {"readout", &TranslatorConfig::readout},
     {"locations", &TranslatorConfig::locations}}};

Json configJson(const TranslatorConfig& config) {
    Json json{{"mechanism", config.mechanism},         {"order", nameOf(config.order)},
              {"inputFeeding", config.inputFeeding},   {"cell", nameOf(config.cell)},
              {"bidirectional", config.bidirectional}, {"settings", config.settings}};
    for (const auto& [name, member] : sizes) {
        json[std::string(name)] = config.*member;
    }
    return json;
}

std::map<std::string, int> readSettings(const Json& settings, const std::string& where) {
    const JsonObject json(settings, where);
    std::map<std::string, int> read;
    for (const auto& item : settings.items()) {
        const std::int64_t value = json.integer(item.key());
        if (!std::in_range<int>(value)) {
            throw CheckpointError(where + ": " + formats::quote(item.key()) + " is " +
                                  std::to_string(value) + ", which no setting can be");
        }
        read[item.key()] = static_cast<int>(value);
    }
    return read;
}

/// What older files do not say is as it always was then.
void readChoices(const JsonObject& json, TranslatorConfig& config) {
    config.cell = cellNamed(json.text("cell"));
    if (json.has("order")) {
        config.order = orderNamed(json.text("order"));
    }
    if (json.has("inputFeeding")) {
        config.inputFeeding = json.boolean("inputFeeding");
    }
    if (json.has("bidirectional")) {
        config.bidirectional = json.boolean("bidirectional");
    }
    if (json.has("settings")) {
        config.settings = readSettings(json.member("settings"), json.where() + ", settings");
    }
}

TranslatorConfig readConfig(const std::string& text, const std::string& where) {
    const Json parsed = formats::parseJson(text, where);
    const JsonObject json(parsed, where);
    TranslatorConfig config;
    config.mechanism = json.text("mechanism");
    try {
        readChoices(json, config);
        requireSensible(config);
    } catch (const ConfigError& error) {
        throw CheckpointError(where + ": " + error.what());
    }
    for (const auto& [name, member] : sizes) {
        if (member == &TranslatorConfig::locations && !json.has(name)) {
            continue;
        }
        const std::size_t size = json.size(name);
        if (size == 0 || size > largestLayer) {
            throw CheckpointError(where + ": " + std::string(name) + " is " + std::to_string(size) +
                                  ", it must be 1 to " + std::to_string(largestLayer));
        }
        config.*member = static_cast<Index>(size);
    }
    return config;
}

language::Vocabulary readVocabulary(const std::string& text, const std::string& where) {
    const Json list = formats::parseJson(text, where);
    if (!list.is_array()) {
        throw CheckpointError(where + ": the words must be a list of texts");
    }
    std::vector<std::string> words;
    for (const Json& word : list) {
        if (!word.is_string()) {
            throw CheckpointError(where + ": the words must be a list of texts");
        }
        words.push_back(word.get<std::string>());
    }
    try {
        return language::Vocabulary::fromOrderedList(std::move(words));
    } catch (const language::VocabularyError& error) {
        throw CheckpointError(where + ": " + error.what());
    }
}

const std::string& metadata(const formats::SafetensorsFile& file, const std::string& key,
                            std::string_view name) {
    const auto found = file.metadata.find(key);
    if (found == file.metadata.end()) {
        throw CheckpointError(std::string(name) + ": the metadata has no '" + key +
                              "', use a file that attention-lab train wrote");
    }
    return found->second;
}

/// How a side's sentences were cut into tokens; older files are all English and French.
language::Language readLanguage(const formats::SafetensorsFile& file, const std::string& key,
                                const language::Language& otherwise, std::string_view name) {
    const auto found = file.metadata.find(key);
    if (found == file.metadata.end()) {
        return otherwise;
    }
    const auto language = language::languageNamed(found->second);
    if (!language) {
        throw CheckpointError(std::string(name) + ": " + key + " is '" + found->second +
                              "', this version knows 'english', 'french', 'other' and "
                              "'other, capitals'");
    }
    return *language;
}

language::Languages readLanguages(const formats::SafetensorsFile& file, std::string_view name) {
    const language::Languages usual;
    return {.source = readLanguage(file, "source.language", usual.source, name),
            .target = readLanguage(file, "target.language", usual.target, name)};
}

formats::Shape shapeOf(const Parameters<float>::Entry& entry) {
    return {static_cast<std::size_t>(entry.shape.rows),
            static_cast<std::size_t>(entry.shape.columns)};
}

/// Row-major in the file, column-major on the tape.
using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

formats::Tensor tensorOf(const Parameters<float>& parameters,
                         const Parameters<float>::Entry& entry) {
    formats::Tensor::Float32 numbers(static_cast<std::size_t>(entry.shape.size()));
    Eigen::Map<RowMajor>(numbers.data(), entry.shape.rows, entry.shape.columns) =
        parameters.value(entry);
    return formats::makeTensor(shapeOf(entry), std::move(numbers));
}

const formats::Tensor::Float32& float32(const formats::Tensor& tensor, const std::string& where) {
    const auto* numbers = std::get_if<formats::Tensor::Float32>(&tensor.values);
    if (numbers == nullptr) {
        throw CheckpointError(where + ": the numbers are " +
                              std::string(formats::kindOf(tensor.values)) +
                              ", a translator has float32");
    }
    return *numbers;
}

const formats::Tensor& tensorNamed(const formats::SafetensorsFile& file, std::string_view tensor,
                                   std::string_view name) {
    try {
        return formats::tensorNamed(file.tensors, tensor);
    } catch (const formats::FormatError& error) {
        throw CheckpointError(std::string(name) + ": " + error.what());
    }
}

void readParameters(Parameters<float>& parameters, const formats::SafetensorsFile& file,
                    std::string_view name) {
    for (const auto& entry : parameters.entries()) {
        const std::string where = std::string(name) + ": " + entry.name;
        const formats::Tensor& tensor = tensorNamed(file, entry.name, name);
        formats::requireShape(tensor, shapeOf(entry), where);
        formats::requireFinite(tensor, where);
        parameters.value(entry) = Eigen::Map<const RowMajor>(float32(tensor, where).data(),
                                                             entry.shape.rows, entry.shape.columns);
    }
    const auto ours = std::ranges::count_if(file.tensors, [](const auto& each) {
        return !std::string_view(each.name).starts_with(trainingPrefix);
    });
    if (std::cmp_not_equal(ours, parameters.entries().size())) {
        throw CheckpointError(std::string(name) + ": there are " + std::to_string(ours) +
                              " tensors, this network has " +
                              std::to_string(parameters.entries().size()) +
                              ", use a file that attention-lab train wrote");
    }
}

Translator translatorOf(const TranslatorConfig& config, const attention::Registry& registry,
                        Parameters<float>& parameters, std::string_view name) {
    try {
        return {config, registry.find(config.mechanism), parameters};
    } catch (const attention::AttentionError& error) {
        throw CheckpointError(std::string(name) + ": " + error.what());
    }
}

/// The embeddings prove that the file is as large as its config says before the rest is made.
void requireEmbeddings(const TranslatorConfig& config, const formats::SafetensorsFile& file,
                       std::string_view name) {
    for (const auto& [tensor, words] : {std::pair{"source.embedding", config.sourceWords},
                                        std::pair{"target.embedding", config.targetWords}}) {
        formats::requireShape(
            tensorNamed(file, tensor, name),
            {static_cast<std::size_t>(config.embedding), static_cast<std::size_t>(words)},
            std::string(name) + ": " + tensor);
    }
}

}  // namespace

std::map<std::string, std::string> notesIn(const std::map<std::string, std::string>& metadata) {
    std::map<std::string, std::string> notes;
    for (const auto& [key, value] : metadata) {
        if (key.starts_with(notePrefix)) {
            notes[key.substr(notePrefix.size())] = value;
        }
    }
    return notes;
}

CheckpointError::CheckpointError(std::string_view message)
    : std::runtime_error(formats::FormatError(message).what()) {}

formats::SafetensorsFile checkpointFile(const Model& model) {
    formats::SafetensorsFile file;
    file.metadata["format"] = checkpointFormat;
    file.metadata["config"] = formats::jsonText(configJson(model.translator.config()));
    file.metadata["source.words"] = formats::jsonText(Json(model.source.words()));
    file.metadata["target.words"] = formats::jsonText(Json(model.target.words()));
    file.metadata["source.language"] = language::nameOf(model.languages.source);
    file.metadata["target.language"] = language::nameOf(model.languages.target);
    for (const auto& [key, value] : model.about) {
        file.metadata[std::string(notePrefix) + key] = value;
    }
    for (const auto& entry : model.parameters.entries()) {
        file.tensors.push_back({entry.name, tensorOf(model.parameters, entry)});
    }
    return file;
}

formats::Bytes encodeCheckpoint(const Model& model) {
    return formats::encodeSafetensors(checkpointFile(model));
}

std::shared_ptr<const Model> decodeCheckpoint(formats::ByteView bytes, std::string_view name,
                                              const attention::Registry& registry) {
    return modelOf(formats::decodeSafetensors(bytes, name), name, registry);
}

std::shared_ptr<const Model> modelOf(const formats::SafetensorsFile& file, std::string_view name,
                                     const attention::Registry& registry) {
    const std::string prefix(name);
    if (metadata(file, "format", name) != checkpointFormat) {
        throw CheckpointError(prefix + ": the format is '" + metadata(file, "format", name) +
                              "', this version reads '" + std::string(checkpointFormat) + "'");
    }
    auto source = readVocabulary(metadata(file, "source.words", name), prefix + ": source.words");
    auto target = readVocabulary(metadata(file, "target.words", name), prefix + ": target.words");
    TranslatorConfig config = readConfig(metadata(file, "config", name), prefix + ": config");
    config.sourceWords = source.size();
    config.targetWords = target.size();
    requireEmbeddings(config, file, name);

    Parameters<float> parameters;
    Translator translator = translatorOf(config, registry, parameters, name);
    readParameters(parameters, file, name);

    return std::make_shared<const Model>(std::move(parameters), std::move(translator),
                                         std::move(source), std::move(target),
                                         notesIn(file.metadata), readLanguages(file, name));
}

void saveCheckpoint(const std::filesystem::path& path, const Model& model) {
    formats::writeFileAtomically(path, formats::ByteView(encodeCheckpoint(model)));
}

std::shared_ptr<const Model> loadCheckpoint(const std::filesystem::path& path,
                                            const attention::Registry& registry) {
    const std::string bytes = formats::readFile(path);
    return decodeCheckpoint(formats::asBytes(bytes), path.string(), registry);
}

}  // namespace lab::models
