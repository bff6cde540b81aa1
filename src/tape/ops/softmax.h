// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// Each column's exp(e_i) / sum_j exp(e_j), over the rows that `keep` marks with 1.
/// `keep` has one entry an element, column by column, or is empty: keep all. Rows that
/// are out get 0; a column with nothing kept is all 0, never NaN.
template <typename S>
Expr<S> softmax(Expr<S> scores, std::span<const int> keep = {});

/// The logarithm of softmax(scores, keep), exact where the weight itself would round to 0. Rows
/// that are out get 0, so that weight times logarithm is 0 there, as in an entropy.
template <typename S>
Expr<S> logSoftmax(Expr<S> scores, std::span<const int> keep = {});

/// Sum over the columns of -log softmax(logits)[target]: (1, 1). `targets` has one row
/// index a column; -1 leaves the column out (padding).
template <typename S>
Expr<S> crossEntropy(Expr<S> logits, std::span<const int> targets);

}  // namespace lab::tape
