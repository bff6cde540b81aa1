// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "tape/run.h"

namespace lab::attention {

/// A mechanism that does not exist, or parameters that do not fit it. One line.
class AttentionError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What a mechanism attends to, for M positions of B sentences.
template <typename S>
struct Memory {
    tape::Expr<S> keys;    ///< (dk, M B), column b M + i
    tape::Expr<S> values;  ///< (dv, M B); often the keys themselves
    std::span<const int> keep =
        {};                     ///< M B entries in the columns' order, 1 keep, 0 drop; empty: all
    tape::Index positions = 0;  ///< M
    S temperature = 1;          ///< scores are divided by it before the softmax
};

/// The numbers that the letters of parameter shapes stand for.
struct Sizes {
    tape::Index query = 0;   ///< dq
    tape::Index key = 0;     ///< dk
    tape::Index value = 0;   ///< dv
    tape::Index hidden = 0;  ///< a, where a mechanism has a hidden layer

    /// "dq", "dk", "dv", "a", or a plain number; throws AttentionError for others.
    [[nodiscard]] tape::Index of(std::string_view letter) const;
};

/// A parameter by name and shape in letters: {"W", "a", "dq"}. A vector has columns "1".
struct ParameterSpec {
    std::string_view name;
    std::string_view rows;
    std::string_view columns;
};

/// Everything that is said of a mechanism; constant text, written beside its equations.
struct Description {
    std::string_view id;        ///< "additive"
    std::string_view name;      ///< "Additive"
    std::string_view paper;     ///< "Bahdanau 2015"
    std::string_view citation;  ///< full, with section or equation numbers
    std::span<const ParameterSpec> parameters;
    std::span<const tape::Stage> stages;  ///< its own, in order, without Encode and Output
    std::span<const tape::StepLabel* const> steps;  ///< its named steps, in order
    std::string_view does;                          ///< what it does, one sentence
    std::string_view why;                           ///< why it was invented, one sentence
    std::string_view fails;                         ///< when it fails, one sentence
};

/// A mechanism at work on one memory; made anew for each run.
template <typename S>
class Attention {
  public:
    Attention() = default;
    Attention(const Attention&) = delete;
    Attention& operator=(const Attention&) = delete;
    virtual ~Attention() = default;

    /// The context vectors (dv, B) for the queries s (dq, B); mechanisms without a query
    /// ignore it (an empty Expr is fine). Names its steps: "scores", "weights", "context"
    /// where it has them, and its own. `t`: the target position, from 0.
    virtual tape::Expr<S> attend(tape::Expr<S> query, int t) = 0;
};

/// One way to attend: its description and its parameters, and the maker of `Attention`s.
/// Immutable; usable from any thread.
class Mechanism {
  public:
    Mechanism() = default;
    Mechanism(const Mechanism&) = delete;
    Mechanism& operator=(const Mechanism&) = delete;
    virtual ~Mechanism() = default;

    [[nodiscard]] virtual const Description& description() const = 0;

    /// Computes once what does not depend on the query. `ids` are those of addParameters. The
    /// run and what `memory.keep` refers to must outlive the result.
    [[nodiscard]] virtual std::unique_ptr<Attention<float>> begin(
        tape::Run<float>& run, std::span<const tape::ParameterId> ids,
        const Memory<float>& memory) const = 0;
    [[nodiscard]] virtual std::unique_ptr<Attention<double>> begin(
        tape::Run<double>& run, std::span<const tape::ParameterId> ids,
        const Memory<double>& memory) const = 0;
};

/// Adds the mechanism's parameters as PREFIX + name, in the description's order.
template <typename S>
std::vector<tape::ParameterId> addParameters(const Mechanism& mechanism,
                                             tape::Parameters<S>& parameters,
                                             const std::string& prefix, const Sizes& sizes) {
    std::vector<tape::ParameterId> ids;
    for (const ParameterSpec& spec : mechanism.description().parameters) {
        ids.push_back(parameters.add(prefix + std::string(spec.name),
                                     {sizes.of(spec.rows), sizes.of(spec.columns)}));
    }
    return ids;
}

/// Makes a Mechanism of a class template A<S> that derives from Attention<S>, has a
/// constructor (run, ids, memory) and a static `description()`.
template <template <typename> class A>
class MechanismOf final : public Mechanism {
  public:
    [[nodiscard]] const Description& description() const override {
        return A<float>::description();
    }
    [[nodiscard]] std::unique_ptr<Attention<float>> begin(
        tape::Run<float>& run, std::span<const tape::ParameterId> ids,
        const Memory<float>& memory) const override {
        return std::make_unique<A<float>>(run, ids, memory);
    }
    [[nodiscard]] std::unique_ptr<Attention<double>> begin(
        tape::Run<double>& run, std::span<const tape::ParameterId> ids,
        const Memory<double>& memory) const override {
        return std::make_unique<A<double>>(run, ids, memory);
    }
};

}  // namespace lab::attention
