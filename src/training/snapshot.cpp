// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/snapshot.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "formats/format_error.h"
#include "formats/json.h"
#include "formats/safetensors.h"
#include "models/checkpoint.h"

namespace lab::training {
namespace {

using formats::Json;
using formats::JsonObject;
using formats::SafetensorsFile;
using models::CheckpointError;

constexpr std::string_view metadataKey = "training";
constexpr std::string_view adamMean = "training.adam.mean";
constexpr std::string_view adamSquare = "training.adam.square";
constexpr std::string_view losses = "training.losses";
constexpr std::string_view gradientNorms = "training.gradientNorms";
constexpr std::string_view parameterNorms = "training.parameterNorms";
constexpr std::string_view measured = "training.heldOut";
constexpr std::size_t measuredColumns = 4;
constexpr int mostSteps = 10'000'000;
constexpr double mostSeconds = 1e9;  // thirty years

std::vector<float> numbersOf(const Adam::Flat& flat) {
    return {flat.begin(), flat.end()};
}

formats::Tensor measuredTensor(const std::vector<HeldOutScore>& all) {
    formats::Tensor::Float64 rows;
    for (const HeldOutScore& each : all) {
        rows.insert(rows.end(), {static_cast<double>(each.step), each.loss, each.exactMatch,
                                 each.alignmentAccuracy});
    }
    return formats::makeTensor({all.size(), measuredColumns}, std::move(rows));
}

/// Whole numbers of 64 bits are text: many readers of JSON keep 53.
Json stateJson(const Snapshot& snapshot) {
    const TrainingOptions& options = snapshot.options;
    const TrainerState& state = snapshot.state;
    return {{"data", snapshot.data},
            {"options",
             {{"steps", options.steps},
              {"batch", options.batch},
              {"seed", std::to_string(options.seed)},
              {"threads", options.threads},
              {"rate", options.rate},
              {"clip", options.clip}}},
            {"steps", state.steps},
            {"adamSteps", state.adam.steps},
            {"pass", std::to_string(state.batches.pass)},
            {"batchOfPass", state.batches.position},
            {"baseline", state.baseline.known() ? Json(state.baseline.value()) : Json()},
            {"seconds", snapshot.log.seconds},
            {"words", snapshot.log.words}};
}

std::uint64_t wholeNumber(const JsonObject& json, std::string_view key) {
    const std::string text = json.text(key);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw CheckpointError(json.where() + ": '" + std::string(key) +
                              "' must be a whole number, train again");
    }
    return number;
}

int count(const JsonObject& json, std::string_view key, int least) {
    const std::int64_t number = json.integer(key);
    if (number < least || number > mostSteps) {
        throw CheckpointError(json.where() + ": '" + std::string(key) + "' is " +
                              std::to_string(number) + ", which cannot be, train again");
    }
    return static_cast<int>(number);
}

float positive(const JsonObject& json, std::string_view key) {
    const auto number = static_cast<float>(json.number(key));
    if (!std::isfinite(number) || number <= 0) {
        throw CheckpointError(json.where() + ": '" + std::string(key) +
                              "' must be more than 0, train again");
    }
    return number;
}

double duration(const JsonObject& json, std::string_view key) {
    const double seconds = json.number(key);
    if (!(seconds >= 0 && seconds <= mostSeconds)) {
        throw CheckpointError(json.where() + ": '" + std::string(key) +
                              "' is no time that a training takes, train again");
    }
    return seconds;
}

TrainingOptions readOptions(const JsonObject& json) {
    constexpr int mostThreads = 64;
    constexpr int mostSentences = 4096;
    TrainingOptions options;
    options.steps = count(json, "steps", 1);
    options.batch = static_cast<std::size_t>(std::min(count(json, "batch", 1), mostSentences));
    options.seed = wholeNumber(json, "seed");
    options.threads = std::min(count(json, "threads", 1), mostThreads);
    options.rate = positive(json, "rate");
    options.clip = positive(json, "clip");
    return options;
}

std::vector<float> readFloats(const SafetensorsFile& file, std::string_view tensor,
                              std::size_t size, std::string_view name) {
    const std::string where = std::string(name) + ": " + std::string(tensor);
    const formats::Tensor& found = formats::tensorNamed(file.tensors, tensor);
    formats::requireShape(found, {size}, where);
    formats::requireFinite(found, where);
    const auto* numbers = std::get_if<formats::Tensor::Float32>(&found.values);
    if (numbers == nullptr) {
        throw CheckpointError(where + ": the numbers must be float32, train again");
    }
    return *numbers;
}

Adam::Flat flatOf(const std::vector<float>& numbers) {
    return Eigen::Map<const Adam::Flat>(numbers.data(), static_cast<Eigen::Index>(numbers.size()));
}

std::vector<HeldOutScore> readMeasured(const SafetensorsFile& file, int steps,
                                       std::string_view name) {
    const formats::Tensor& found = formats::tensorNamed(file.tensors, measured);
    const std::string where = std::string(name) + ": " + std::string(measured);
    const auto* numbers = std::get_if<formats::Tensor::Float64>(&found.values);
    if (numbers == nullptr || found.shape.size() != 2 || found.shape[1] != measuredColumns) {
        throw CheckpointError(where + ": needs rows of " + std::to_string(measuredColumns) +
                              " float64, train again");
    }
    std::vector<HeldOutScore> all;
    for (std::size_t k = 0; k < numbers->size(); k += measuredColumns) {
        const double step = (*numbers)[k];
        if (!(step >= 0 && step <= steps)) {
            throw CheckpointError(where + ": a step is beyond the last, train again");
        }
        if (!all.empty() && static_cast<int>(step) <= all.back().step) {
            throw CheckpointError(where + ": the steps do not rise, train again");
        }
        all.push_back({.step = static_cast<int>(step),
                       .loss = (*numbers)[k + 1],
                       .exactMatch = (*numbers)[k + 2],
                       .alignmentAccuracy = (*numbers)[k + 3]});
    }
    return all;
}

Log readLog(const SafetensorsFile& file, const JsonObject& json, int steps, std::string_view name) {
    const auto size = static_cast<std::size_t>(steps);
    return {.losses = readFloats(file, losses, size, name),
            .gradientNorms = readFloats(file, gradientNorms, size, name),
            .parameterNorms = readFloats(file, parameterNorms, size, name),
            .measured = readMeasured(file, steps, name),
            .seconds = duration(json, "seconds"),
            .words = json.size("words")};
}

TrainerState readState(const SafetensorsFile& file, const JsonObject& json,
                       const models::Model& model, std::string_view name) {
    const std::size_t numbers = model.parameters.count();
    TrainerState state;
    state.steps = count(json, "steps", 0);
    state.parameters = model.parameters.flat();
    state.adam = {flatOf(readFloats(file, adamMean, numbers, name)),
                  flatOf(readFloats(file, adamSquare, numbers, name)), count(json, "adamSteps", 0)};
    state.batches = {wholeNumber(json, "pass"), json.size("batchOfPass")};
    if (!json.member("baseline").is_null()) {
        state.baseline = Baseline(static_cast<float>(json.number("baseline")));
    }
    return state;
}

}  // namespace

formats::Bytes encodeSnapshot(const Snapshot& snapshot) {
    SafetensorsFile file = models::checkpointFile(*snapshot.model);
    file.metadata[std::string(metadataKey)] = formats::jsonText(stateJson(snapshot));
    const auto add = [&](std::string_view name, formats::Tensor tensor) {
        file.tensors.push_back({std::string(name), std::move(tensor)});
    };
    add(adamMean, formats::vectorOf(numbersOf(snapshot.state.adam.mean)));
    add(adamSquare, formats::vectorOf(numbersOf(snapshot.state.adam.square)));
    add(losses, formats::vectorOf(snapshot.log.losses));
    add(gradientNorms, formats::vectorOf(snapshot.log.gradientNorms));
    add(parameterNorms, formats::vectorOf(snapshot.log.parameterNorms));
    add(measured, measuredTensor(snapshot.log.measured));
    return formats::encodeSafetensors(file);
}

Snapshot decodeSnapshot(formats::ByteView bytes, std::string_view name,
                        const attention::Registry& registry) {
    const SafetensorsFile file = formats::decodeSafetensors(bytes, name);
    const auto found = file.metadata.find(std::string(metadataKey));
    if (found == file.metadata.end()) {
        throw CheckpointError(std::string(name) +
                              ": this is a model without what its training remembers, it can be "
                              "used but not trained on");
    }
    const std::string where = std::string(name) + ": " + std::string(metadataKey);
    const Json parsed = formats::parseJson(found->second, where);
    const JsonObject json(parsed, where);
    Snapshot snapshot;
    snapshot.model = models::modelOf(file, name, registry);
    snapshot.data = json.text("data");
    snapshot.options = readOptions(json.object("options"));
    snapshot.state = readState(file, json, *snapshot.model, name);
    snapshot.log = readLog(file, json, snapshot.state.steps, name);
    return snapshot;
}

}  // namespace lab::training
