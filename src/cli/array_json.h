// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "formats/json.h"
#include "formats/tensor.h"

namespace lab::cli {

/// Arrays by name as one JSON object; an array of n axes as lists in lists, n deep; what is not
/// finite as null. A float32 is written as the shortest number that reads back as the same float.
formats::Json arraysJson(const std::vector<formats::NamedTensor>& arrays);

}  // namespace lab::cli
