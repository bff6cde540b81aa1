// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/blame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <string_view>

#include "scene/moment_quantity.h"
#include "scene/origin.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Axis;
using tape::Matrix;
using tape::NodeId;
using tape::Stage;
using tape::Step;

/// What the cells of decoders name; where the recurrent step is no stage of its own, these are it.
constexpr std::array<std::string_view, 12> ofCell{
    "state",       "cell",          "previous.cell",  "update",
    "reset",       "candidate",     "input.gate",     "output.gate",
    "forget.gate", "previous.word", "previous.state", "previous.context"};

bool isOfCell(const Step& step) {
    return std::ranges::find(ofCell, step.label->name) != ofCell.end();
}

/// A stage that the translator does not list belongs to the next one that it does.
Stage shownStage(const std::vector<Stage>& stages, Stage stage) {
    if (std::ranges::find(stages, stage) != stages.end()) {
        return stage;
    }
    const auto above = std::ranges::find_if(stages, [&](Stage each) { return each > stage; });
    return above == stages.end() ? Stage::Output : *above;
}

/// Whether a step of a target word belongs to a moment of it.
bool isOfMoment(const Trace& trace, const Step& step, const Moment& moment) {
    const auto stages = trace.model().translator.stages();
    const bool stateApart = std::ranges::find(stages, Stage::State) == stages.end();
    const Stage stage = shownStage(stages, step.label->stage);
    if (step.label->name == "loss" || moment.back == Back::Loss) {
        return step.label->name == "loss" && moment.back == Back::Loss;
    }
    if (stage != moment.stage) {
        return false;
    }
    const bool cell = stage == Stage::Output && stateApart && isOfCell(step);
    return cell == (moment.back == Back::State);
}

/// Whether it is the one of its name that the moment looks at.
bool isLookedAt(const Trace& trace, const Step& step, const Moment& moment) {
    tape::Place place = moment.place(step.place.source);
    place.target = step.place.target;
    return step.place.target == moment.target && trace.find(step.label->name, place) == &step;
}

/// What is computed once for all words, and not word by word of the source.
bool isOfSentence(const Step& step) {
    return step.place.target < 0 && step.place.source < 0 &&
           (step.label->stage != Stage::Encode || step.label->name == "start");
}

/// Whether a step of the encoder stands at that source word.
bool isOfSource(const Step& step, int source) {
    return step.place.target < 0 && step.label->stage == Stage::Encode &&
           (step.place.source == source ||
            (step.place.source < 0 && step.label->columns == Axis::Source));
}

bool belongs(const Trace& trace, const Step& step, const Moment& moment) {
    if (moment.target >= 0) {
        return step.label->name != "query" && isOfMoment(trace, step, moment) &&
               isLookedAt(trace, step, moment);
    }
    return moment.back == Back::Sentence
               ? isOfSentence(step)
               : moment.back == Back::Stage && isOfSource(step, moment.source);
}

/// The steps of a moment, as the walk comes by; each node once.
std::vector<const Step*> stepsOf(const Trace& trace, const Moment& moment) {
    std::vector<const Step*> steps;
    for (const Step& step : trace.steps()) {
        const bool known = std::ranges::find(steps, step.node, &Step::node) != steps.end();
        // What is only shown, as the probabilities, has nothing to hand on.
        const bool used = step.label->name == "loss" || !trace.consumers(step.node).empty();
        if (!known && used && trace.gradient(step.node).size() > 0 &&
            belongs(trace, step, moment)) {
            steps.push_back(&step);
        }
    }
    std::ranges::sort(steps, std::ranges::greater{}, &Step::node);
    return steps;
}

/// The part of a matrix that a quantity means.
Matrix<float> part(const Matrix<float>& matrix, const Quantity& quantity) {
    const Matrix<float> rows = quantity.row >= 0 ? Matrix<float>(matrix.row(quantity.row)) : matrix;
    return quantity.column >= 0 ? Matrix<float>(rows.col(quantity.column)) : rows;
}

BlameShare shareOf(const Quantity& to, const Matrix<float>& gradient) {
    const Matrix<float> own = part(gradient, to);
    const bool isNumber = to.isElement();
    return {to, static_cast<double>(isNumber ? own(0, 0) : own.norm()), isNumber};
}

bool byPositions(const Trace& trace, NodeId node) {
    const Step* step = trace.stepOf(node);
    return step != nullptr &&
           (step->label->rows == Axis::Source || step->label->columns == Axis::Source);
}

/// The positions of a step one by one.
std::vector<BlameShare> positionShares(const Trace& trace, NodeId node,
                                       const Matrix<float>& gradient) {
    const bool inRows = trace.stepOf(node)->label->rows == Axis::Source;
    std::vector<BlameShare> shares;
    for (tape::Index i = 0; i < (inRows ? gradient.rows() : gradient.cols()); ++i) {
        const Quantity to = inRows ? Quantity{node, i, 0} : Quantity{node, -1, i};
        shares.push_back(shareOf(to, gradient));
    }
    return shares;
}

/// A vector goes to each position; what has positions itself goes to rows of numbers one by one,
/// to vectors as a whole.
bool goesToPositions(const Trace& trace, NodeId from, NodeId to) {
    if (!byPositions(trace, to)) {
        return false;
    }
    return trace.stepOf(to)->label->rows == Axis::Source || !byPositions(trace, from);
}

BlameGroup groupOf(const Trace& trace, const Step& step, const Moment& moment) {
    const bool oneColumn = moment.target < 0 && moment.source >= 0 && step.place.source < 0;
    const Quantity from{step.node, -1, oneColumn ? moment.source : -1};
    Matrix<float> gradient = trace.gradient(step.node);
    if (oneColumn) {
        const Eigen::VectorXf own = gradient.col(moment.source);
        gradient.setZero();
        gradient.col(moment.source) = own;
    }
    BlameGroup group{normalised(trace, from), static_cast<double>(gradient.norm())};
    if (gradient.size() == 1) {
        group.from = {step.node, 0, 0};
        group.isNumber = true;
        group.size = static_cast<double>(gradient(0, 0));
    }
    std::vector<BlameShare> whole;
    for (const auto& [node, handed] : handedOn(trace, step.node, gradient)) {
        if (!oneColumn && goesToPositions(trace, step.node, node)) {
            const auto each = positionShares(trace, node, handed);
            group.shares.insert(group.shares.end(), each.begin(), each.end());
        } else if (!handed.isZero(0)) {
            const Quantity to = handed.size() == 1 ? Quantity{node, 0, 0}
                                : oneColumn && byPositions(trace, node)
                                    ? Quantity{node, -1, moment.source}
                                    : Quantity{node};
            whole.push_back(shareOf(normalised(trace, to), handed));
        }
    }
    std::ranges::stable_sort(whole, std::ranges::greater{},
                             [](const BlameShare& share) { return std::abs(share.size); });
    group.shares.insert(group.shares.end(), whole.begin(), whole.end());
    return group;
}

/// Hands a gradient on from node to node, each when all above it have given theirs, as long as
/// goesOn(node, gradient) says so.
template <typename GoesOn>
void walkBack(const Trace& trace, NodeId from, const Matrix<float>& gradient, GoesOn goesOn) {
    std::map<NodeId, Matrix<float>, std::greater<>> open{{from, gradient}};
    while (!open.empty()) {
        const auto next = open.extract(open.begin());
        if (!goesOn(next.key(), next.mapped())) {
            continue;
        }
        const auto inputs = trace.inputs(next.key());
        for (const NodeId input : std::set<NodeId>(inputs.begin(), inputs.end())) {
            if (trace.gradient(input).size() == 0) {
                continue;
            }
            Matrix<float> pulled = trace.pullBack(next.key(), input, next.mapped());
            const auto [place, isNew] = open.try_emplace(input, pulled);
            if (!isNew) {
                place->second += pulled;
            }
        }
    }
}

}  // namespace

std::map<NodeId, Matrix<float>> handedOn(const Trace& trace, NodeId from,
                                         const Matrix<float>& gradient) {
    std::map<NodeId, Matrix<float>> found;
    walkBack(trace, from, gradient, [&](NodeId node, const Matrix<float>& handed) {
        const bool ends = node != from && (hasName(trace, node) || trace.inputs(node).empty());
        if (ends && hasName(trace, node)) {
            found.emplace(node, handed);
        }
        return !ends;
    });
    return found;
}

Matrix<float> handedTo(const Trace& trace, NodeId from, NodeId to, const Matrix<float>& gradient) {
    Matrix<float> found;
    walkBack(trace, from, gradient, [&](NodeId node, const Matrix<float>& handed) {
        if (node == to) {
            found = handed;
        }
        return node > to;  // what stands before it is not computed from it
    });
    return found;
}

std::vector<BlameGroup> blameAt(const Trace& trace, const Moment& moment) {
    std::vector<BlameGroup> groups;
    if (!trace.hasGradients() || moment.back == Back::Parameters) {
        return groups;
    }
    for (const Step* step : stepsOf(trace, moment)) {
        groups.push_back(groupOf(trace, *step, moment));
    }
    return groups;
}

std::vector<BlameShare> parameterGradients(const Trace& trace) {
    std::vector<BlameShare> shares;
    for (NodeId node = 0; node < trace.nodes(); ++node) {
        if (trace.parameterOf(node) != nullptr && trace.gradient(node).size() > 0) {
            shares.push_back(shareOf({node}, trace.gradient(node)));
        }
    }
    std::ranges::stable_sort(shares, std::ranges::greater{}, &BlameShare::size);
    return shares;
}

std::optional<SoftmaxJacobian> jacobianAt(const Trace& trace, const Moment& moment) {
    const Step* weights = trace.find("weights", moment.place());
    const Step* scores = trace.find("scores", moment.place());
    if (moment.target < 0 || weights == nullptr || scores == nullptr ||
        trace.gradient(weights->node).size() == 0 || trace.gradient(scores->node).size() == 0) {
        return std::nullopt;
    }
    const tape::Index positions = trace.value(weights->node).rows();
    SoftmaxJacobian jacobian{
        .weights = weights->node,
        .scores = scores->node,
        .slopes = Eigen::MatrixXd::Zero(positions, trace.value(scores->node).rows()),
        .above = trace.gradient(weights->node).col(0).cast<double>(),
        .below = {}};
    for (tape::Index i = 0; i < positions; ++i) {
        const Matrix<float> one = Matrix<float>::Identity(positions, positions).col(i);
        const Matrix<float> row = handedTo(trace, weights->node, scores->node, one);
        if (row.size() == 0) {
            return std::nullopt;
        }
        jacobian.slopes.row(i) = row.col(0).transpose().cast<double>();
    }
    jacobian.below = jacobian.slopes.transpose() * jacobian.above;
    return jacobian;
}

}  // namespace lab::scene
