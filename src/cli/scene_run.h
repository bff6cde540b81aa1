// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "cli/environment.h"
#include "models/trace.h"

namespace lab::cli {

/// What the window shows of a scene file: its sentence with its model, decoding and everything that
/// was changed. Throws std::runtime_error and formats::FormatError, of one line that names the
/// file, when it is no scene or cannot be translated.
std::shared_ptr<const models::Trace> traceOfScene(const std::string& path,
                                                  const Environment& environment);

}  // namespace lab::cli
