// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <map>
#include <optional>
#include <vector>

#include "models/trace.h"
#include "scene/quantity.h"
#include "scene/timeline.h"

/// What a walk from the loss back hands on at each moment. All numbers are the tape's: gradients as
/// its backward left them, passed on by the ops' own backward (Trace::pullBack).
namespace lab::scene {

/// A part of a gradient that is handed on.
struct BlameShare {
    Quantity to;
    double size = 0;        ///< of a number its gradient, with its sign; of more the length
    bool isNumber = false;  ///< whether `to` is one
};

/// One named quantity, its whole gradient, and what is handed on of it.
struct BlameGroup {
    Quantity from;
    double size = 0;
    bool isNumber = false;
    /// By source position where it goes to positions, else the largest first. What gets nothing,
    /// as outside a window or behind a mask, is among them only where it is a position.
    std::vector<BlameShare> shares = {};
};

/// What the named quantities nearest below `from` get of a gradient that it has, by node; a
/// gradient of 1 at one element and 0 elsewhere gives that element's derivatives. Copies and other
/// nodes without a name are passed through. REQUIRES trace.hasGradients(), `gradient` of its shape.
std::map<tape::NodeId, tape::Matrix<float>> handedOn(const models::Trace& trace, tape::NodeId from,
                                                     const tape::Matrix<float>& gradient);

/// What `to` gets of it by all ways between them, named or not; empty (0, 0) where none leads
/// there.
tape::Matrix<float> handedTo(const models::Trace& trace, tape::NodeId from, tape::NodeId to,
                             const tape::Matrix<float>& gradient);

/// The named quantities of a moment of the way back, in the order of the walk. Of several heads
/// those of the moment's. Empty without gradients.
std::vector<BlameGroup> blameAt(const models::Trace& trace, const Moment& moment);

/// The gradient of each parameter as a whole, the longest first.
std::vector<BlameShare> parameterGradients(const models::Trace& trace);

/// How a softmax hands its gradient on: below = slopes^T above.
struct SoftmaxJacobian {
    tape::NodeId weights = -1;
    tape::NodeId scores = -1;
    Eigen::MatrixXd slopes;  ///< (M, M): row i, column j is d weight i / d score j
    Eigen::VectorXd above;   ///< dL / d weights
    Eigen::VectorXd below;   ///< what of it the scores get
};

/// Of the weights of a moment, by all that lies between them and the scores: temperature, mask and
/// window too. None where there are no weights that are computed from scores.
std::optional<SoftmaxJacobian> jacobianAt(const models::Trace& trace, const Moment& moment);

}  // namespace lab::scene
