// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "attention/mechanism.h"
#include "layers/embedding.h"
#include "layers/encoder.h"
#include "layers/linear.h"
#include "models/batch.h"
#include "models/config.h"
#include "models/orders/decoder.h"

namespace lab::models {

/// Encoder and decoder with attention (Bahdanau et al. 2015, appendix A; other orders of the
/// decoder's work: models/orders/):
///   x_i = E_x[i],  h_i = [forward; backward](x), or forward alone       (A.2.1)
///   s_0 = tanh(W_s h + b_s), h the state that has read the whole sentence   (A.2.2)
///   s_t, c_t, o_t from s_{t-1} and E_y y_{t-1}, in the order of the config
///   p(y_t) = softmax(W_p o_t + b_p)                                     eq. 4
/// Knows where its parameters are, not what they are; immutable, usable from any thread.
class Translator {
  public:
    /// Adds its parameters to `parameters`. Throws ConfigError or attention::AttentionError when
    /// the choices do not go together.
    template <typename S>
    Translator(const TranslatorConfig& config,
               std::shared_ptr<const attention::Mechanism> mechanism,
               tape::Parameters<S>& parameters);

    /// Random values for all parameters.
    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    /// With every setting of the mechanism.
    [[nodiscard]] const TranslatorConfig& config() const { return config_; }
    [[nodiscard]] const attention::Mechanism& mechanism() const { return *mechanism_; }
    /// The stages of one target word in the order in which they happen: State where the recurrent
    /// step comes first, the mechanism's own, Output.
    [[nodiscard]] std::vector<tape::Stage> stages() const;

    /// What a batch gives when the decoder is told the words (teacher forcing).
    template <typename S>
    struct Forced {
        tape::Expr<S> logits;                          ///< (target words, B T), column b T + t
        std::vector<attention::Attended<S>> attended;  ///< T
    };
    /// `uniform`: for mechanisms that draw.
    template <typename S>
    Forced<S> force(tape::Run<S>& run, const Batch& batch,
                    const attention::Uniform& uniform = {}) const;
    /// Sum over the batch's target tokens of -log p(y_t | y_<t, x): (1, 1).
    template <typename S>
    tape::Expr<S> loss(tape::Run<S>& run, const Batch& batch,
                       const attention::Uniform& uniform = {}) const;

    /// M positions of B sentences; see Batch. The spans must outlive what is encoded from it.
    struct Source {
        std::span<const int> words;
        tape::Index sentences = 1;
        std::span<const int> keep = {};
        std::span<const int> memoryKeep = {};
        std::span<const int> lengths = {};
    };
    /// What decoding needs of an encoded source.
    template <typename S>
    struct Encoded {
        attention::Memory<S> memory;
        DecoderState<S> start;
        std::unique_ptr<attention::Attention<S>> attention;
    };
    /// `uniform`: for mechanisms that draw.
    template <typename S>
    Encoded<S> encode(tape::Run<S>& run, const Source& source, const attention::Uniform& uniform,
                      S temperature = S(1)) const;

    /// One decoder step after `previous` (ids, B) with the state before.
    template <typename S>
    struct Decoded {
        DecoderState<S> state;
        tape::Expr<S> logits;         ///< (target words, B)
        tape::Expr<S> probabilities;  ///< softmax of the logits
    };
    template <typename S>
    Decoded<S> decode(tape::Run<S>& run, Encoded<S>& encoded, const DecoderState<S>& state,
                      std::span<const int> previous, int t) const;

  private:
    TranslatorConfig config_;
    std::shared_ptr<const attention::Mechanism> mechanism_;
    layers::Embedding sourceEmbedding_;
    layers::Encoder encoder_;
    layers::Linear start_;
    attention::Settings settings_;
    std::vector<tape::ParameterId> attentionIds_;
    layers::Embedding targetEmbedding_;
    Decoder decoder_;
    layers::Linear output_;
};

}  // namespace lab::models
