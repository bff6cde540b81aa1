// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/weights_file.h"

#include <filesystem>
#include <stdexcept>
#include <utility>

#include "formats/atomic_file.h"
#include "formats/format_error.h"
#include "models/checkpoint.h"

namespace lab::cli {

WeightsFile::WeightsFile(std::string path) : path_(std::move(path)) {
    formats::requireWritable(path_);
}

void WeightsFile::save(const models::Model& model, int steps) {
    try {
        models::saveCheckpoint(path_, model);
    } catch (const formats::FormatError& error) {
        throw std::runtime_error(std::string(error.what()) + "; the weights of step " +
                                 std::to_string(steps) + " were not saved, " + whatItHolds());
    }
    savedSteps_ = steps;
}

std::string WeightsFile::whatItHolds() const {
    std::error_code unreadable;
    if (!std::filesystem::exists(path_, unreadable)) {
        return path_ + " does not exist";
    }
    return path_ + (savedSteps_ > 0 ? " has those of step " + std::to_string(savedSteps_)
                                    : " is as it was");
}

}  // namespace lab::cli
