// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "gradient_check.h"

namespace lab::tape::testing {

/// One use of an op on random inputs.
struct OpCase {
    std::string op;    ///< as declared under src/tape/ops
    std::string what;  ///< what is special, with the shapes
    Inputs inputs;
    Build build;
};

/// Every op, each in several shapes and with its special cases (masks, padding, repeated inputs).
std::vector<OpCase> opCases(unsigned seed);

/// The names of the functions declared in src/tape/ops/*.h, so that a new op without a case is
/// noticed.
std::set<std::string> declaredOps();

}  // namespace lab::tape::testing
