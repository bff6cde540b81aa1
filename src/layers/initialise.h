// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "tape/types.h"

namespace lab::layers {

/// Normal with the given standard deviation.
void fillNormal(tape::MatrixMap<float> matrix, double deviation, base::Random& random);

/// Uniform in +-sqrt(6 / (rows + columns)) (Glorot and Bengio 2010, eq. 16), block by block:
/// `blocks` matrices stacked on top of each other, each with its own fan-out.
void fillGlorot(tape::MatrixMap<float> matrix, base::Random& random, tape::Index blocks = 1);

/// `blocks` square orthogonal matrices stacked on top of each other (Saxe et al. 2014).
void fillOrthogonal(tape::MatrixMap<float> matrix, base::Random& random, tape::Index blocks = 1);

}  // namespace lab::layers
