// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/weights.h"

#include "models/checkpoint.h"

namespace lab::cli {

std::shared_ptr<const attention::Mechanism> chosenMechanism(const Arguments& arguments,
                                                            const Environment& environment) {
    try {
        return environment.registry.find(arguments.required(mechanismOption.name));
    } catch (const attention::AttentionError& error) {
        throw UsageError(error.what());
    }
}

std::shared_ptr<const models::Model> chosenModel(const Arguments& arguments,
                                                 const Environment& environment) {
    const auto file = arguments.text(weightsOption.name);
    if (!file) {
        const auto mechanism = chosenMechanism(arguments, environment);
        const std::string name =
            "models/" + std::string(mechanism->description().id) + ".safetensors";
        const std::string bytes = environment.shipped(name);
        return models::decodeCheckpoint(formats::asBytes(bytes), name, environment.registry);
    }
    if (arguments.has(mechanismOption.name)) {
        chosenMechanism(arguments, environment);
    }
    auto model = models::loadCheckpoint(*file, environment.registry);
    const std::string& trained = model->translator.config().mechanism;
    if (arguments.has(mechanismOption.name) && trained != arguments.text(mechanismOption.name)) {
        throw std::runtime_error(*file + ": the mechanism of these weights is " + trained +
                                 ", leave --mechanism out or give " + trained);
    }
    return model;
}

}  // namespace lab::cli
