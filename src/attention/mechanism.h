// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "attention/description.h"
#include "base/random.h"
#include "tape/run.h"

namespace lab::attention {

/// Numbers in [0, 1) for mechanisms that draw positions: the one for target position t of
/// sentence b. Fixed numbers make a sample that can be repeated; random ones are asked for in
/// order.
using Uniform = std::function<double(int t, tape::Index b)>;

/// What a mechanism attends to, for M positions of B sentences.
template <typename S>
struct Memory {
    tape::Expr<S> keys;    ///< (dk, M B), column b M + i
    tape::Expr<S> values;  ///< (dv, M B); often the keys themselves
    std::span<const int> keep =
        {};                     ///< M B entries in the columns' order, 1 keep, 0 drop; empty: all
    tape::Index positions = 0;  ///< M
    S temperature = 1;          ///< scores are divided by it before the softmax
    /// B entries: how many of a sentence's M positions are its own, the rest being padding (which
    /// `keep` drops as well); empty: all M. A mechanism that reads positions counts by these, so
    /// that a sentence is the same alone and beside longer ones. What a user masks stays counted.
    std::span<const int> lengths = {};
    Uniform uniform = {};  ///< needed by mechanisms that draw

    /// B.
    [[nodiscard]] tape::Index sentences() const { return keys.columns() / positions; }
    /// Positions of sentence b, padding left out.
    [[nodiscard]] tape::Index length(tape::Index b) const {
        return lengths.empty() ? positions : tape::Index{lengths[static_cast<std::size_t>(b)]};
    }
    [[nodiscard]] bool keeps(tape::Index b, tape::Index i) const {
        return keep.empty() || keep[static_cast<std::size_t>(b * positions + i)] != 0;
    }
};

/// What attending gives.
template <typename S>
struct Attended {
    tape::Expr<S> context;       ///< c_t (units as Description::context says, B)
    tape::Expr<S> weights = {};  ///< α_t (M, B); empty without weights, or with those of many heads
    /// log of the probability of what was drawn (1, B), 0 where nothing could be; empty where
    /// nothing is drawn. Its gradient times the reward is REINFORCE (Williams 1992).
    tape::Expr<S> logProbability = {};
    /// log α_t (M, B), 0 where masked, for an entropy; empty where nothing is drawn.
    tape::Expr<S> logWeights = {};
};

/// A mechanism at work on one memory; made anew for each run.
template <typename S>
class Attention {
  public:
    Attention() = default;
    Attention(const Attention&) = delete;
    Attention& operator=(const Attention&) = delete;
    virtual ~Attention() = default;

    /// Attends with the queries s (dq, B); mechanisms without a query ignore it (an empty Expr is
    /// fine). Names its steps: "scores", "weights", "context" where it has them, and its own.
    /// `t`: the target position, from 0. Leaves the run at the place where it found it.
    virtual Attended<S> attend(tape::Expr<S> query, int t) = 0;
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

    /// Computes once what does not depend on the query. `ids` are those of addParameters, which
    /// also checked the sizes; `settings` those of the description. The run and what `memory.keep`
    /// and `memory.lengths` refer to must outlive the result. Throws AttentionError when the memory
    /// does not fit: more positions than parameters, or no numbers to draw with.
    [[nodiscard]] virtual std::unique_ptr<Attention<float>> begin(
        tape::Run<float>& run, std::span<const tape::ParameterId> ids, const Memory<float>& memory,
        const Settings& settings) const = 0;
    [[nodiscard]] virtual std::unique_ptr<Attention<double>> begin(
        tape::Run<double>& run, std::span<const tape::ParameterId> ids,
        const Memory<double>& memory, const Settings& settings) const = 0;
};

/// Adds the mechanism's parameters as PREFIX + name, in the description's order, all 0.
/// Throws AttentionError when sizes and settings do not fit the mechanism.
template <typename S>
std::vector<tape::ParameterId> addParameters(const Mechanism& mechanism,
                                             tape::Parameters<S>& parameters,
                                             const std::string& prefix, const Sizes& sizes,
                                             const Settings& settings) {
    requireFit(mechanism.description(), sizes, settings);
    std::vector<tape::ParameterId> ids;
    for (const ParameterSpec& spec : mechanism.description().parameters) {
        ids.push_back(parameters.add(prefix + std::string(spec.name),
                                     {sizes.of(spec.rows), sizes.of(spec.columns)}));
    }
    return ids;
}

/// The values that training starts from: the description's, else random (Glorot and Bengio 2010).
void initialise(const Mechanism& mechanism, std::span<const tape::ParameterId> ids,
                tape::Parameters<float>& parameters, base::Random& random);

/// Makes a Mechanism of a class template A<S> that derives from Attention<S>, has a static
/// `description()` and a constructor (run, ids, memory) or (run, ids, memory, settings).
template <template <typename> class A>
class MechanismOf final : public Mechanism {
  public:
    [[nodiscard]] const Description& description() const override {
        return A<float>::description();
    }
    [[nodiscard]] std::unique_ptr<Attention<float>> begin(tape::Run<float>& run,
                                                          std::span<const tape::ParameterId> ids,
                                                          const Memory<float>& memory,
                                                          const Settings& settings) const override {
        return make(run, ids, memory, settings);
    }
    [[nodiscard]] std::unique_ptr<Attention<double>> begin(
        tape::Run<double>& run, std::span<const tape::ParameterId> ids,
        const Memory<double>& memory, const Settings& settings) const override {
        return make(run, ids, memory, settings);
    }

  private:
    template <typename S>
    static std::unique_ptr<Attention<S>> make(tape::Run<S>& run,
                                              std::span<const tape::ParameterId> ids,
                                              const Memory<S>& memory, const Settings& settings) {
        if constexpr (std::is_constructible_v<A<S>, tape::Run<S>&, decltype(ids), const Memory<S>&,
                                              const Settings&>) {
            return std::make_unique<A<S>>(run, ids, memory, settings);
        } else {
            return std::make_unique<A<S>>(run, ids, memory);
        }
    }
};

}  // namespace lab::attention
