// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/model.h"

namespace lab::cli {

/// The file that training saves to, again and again. It is replaced as a whole, so that it always
/// holds the last weights that could be saved.
class WeightsFile {
  public:
    /// Throws formats::FormatError where nothing can be written: before the work, not after it.
    explicit WeightsFile(std::string path);

    /// Replaces the weights in it by these. Throws std::runtime_error of one line: what happened,
    /// where, what to do, and what the file holds now.
    void save(const models::Model& model, int steps);

  private:
    /// "w.safetensors has those of step 2000".
    [[nodiscard]] std::string whatItHolds() const;

    std::string path_;
    int savedSteps_ = 0;
};

}  // namespace lab::cli
