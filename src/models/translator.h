// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "attention/mechanism.h"
#include "layers/bidirectional.h"
#include "layers/embedding.h"
#include "layers/gru.h"
#include "layers/linear.h"
#include "models/batch.h"
#include "models/config.h"

namespace lab::models {

/// Encoder-decoder with attention as in Bahdanau et al. 2015, appendix A:
///   x_i = E_x[i],  h_i = [forward GRU; backward GRU](x)               (A.2.1)
///   s_0 = tanh(W_s backward h_1)                                      (A.2.2)
///   c_t = attention(s_{t-1}, h)                                       (A.1.2)
///   s_t = GRU(s_{t-1}, [E_y y_{t-1}; c_t])                            (A.2.2)
///   o_t = tanh(W_o [s_t; E_y y_{t-1}; c_t] + b_o)                     readout
///   p(y_t) = softmax(W_p o_t + b_p)                                   eq. 4
/// The paper's maxout readout is a tanh layer here, of the state s_t as in its eq. 4.
/// Knows where its parameters are, not what they are; immutable, usable from any thread.
class Translator {
  public:
    /// Adds its parameters to `parameters`.
    template <typename S>
    Translator(const TranslatorConfig& config,
               std::shared_ptr<const attention::Mechanism> mechanism,
               tape::Parameters<S>& parameters);

    /// Random values for all parameters.
    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    [[nodiscard]] const TranslatorConfig& config() const { return config_; }
    [[nodiscard]] const attention::Mechanism& mechanism() const { return *mechanism_; }

    /// Sum over the batch's target tokens of -log p(y_t | y_<t, x): (1, 1).
    template <typename S>
    tape::Expr<S> loss(tape::Run<S>& run, const Batch& batch) const;

    /// What decoding needs of an encoded source.
    template <typename S>
    struct Encoded {
        attention::Memory<S> memory;
        tape::Expr<S> start;  ///< s_0 (decoder, B)
        std::unique_ptr<attention::Attention<S>> attention;
    };
    /// Encodes M positions of B sentences. `source` and `sourceKeep` position by position,
    /// `memoryKeep` sentence by sentence (see Batch); the spans must outlive the result.
    template <typename S>
    Encoded<S> encode(tape::Run<S>& run, std::span<const int> source, tape::Index sentences,
                      std::span<const int> sourceKeep, std::span<const int> memoryKeep,
                      S temperature = S(1)) const;

    /// One decoder step after `previous` (ids, B) with the state s_{t-1}.
    template <typename S>
    struct Decoded {
        tape::Expr<S> state;          ///< s_t (decoder, B)
        tape::Expr<S> logits;         ///< (target words, B)
        tape::Expr<S> probabilities;  ///< softmax of the logits
    };
    template <typename S>
    Decoded<S> decode(tape::Run<S>& run, Encoded<S>& encoded, tape::Expr<S> state,
                      std::span<const int> previous, int t) const;

  private:
    /// s_t and c_t from s_{t-1} and the projected word; names the steps.
    template <typename S>
    struct Recurrent {
        tape::Expr<S> state;
        tape::Expr<S> context;
    };
    template <typename S>
    Recurrent<S> recurrentStep(tape::Run<S>& run, Encoded<S>& encoded, tape::Expr<S> state,
                               tape::Expr<S> projectedWord, int t) const;
    template <typename S>
    tape::Expr<S> readout(tape::Run<S>& run, tape::Expr<S> state, tape::Expr<S> word,
                          tape::Expr<S> context) const;

    TranslatorConfig config_;
    std::shared_ptr<const attention::Mechanism> mechanism_;
    layers::Embedding sourceEmbedding_;
    layers::BidirectionalGru encoder_;
    layers::Linear start_;
    attention::Settings settings_;
    std::vector<tape::ParameterId> attentionIds_;
    layers::Embedding targetEmbedding_;
    layers::Gru decoder_;
    tape::ParameterId contextToDecoder_;
    layers::Linear readout_;
    layers::Linear output_;
};

}  // namespace lab::models
