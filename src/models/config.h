// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "attention/description.h"
#include "layers/cell.h"
#include "tape/types.h"

namespace lab::models {

/// A translator that cannot be built. One line.
class ConfigError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What comes first for a target word: the attention or the recurrent step. Each is a file under
/// models/orders/, with its equations.
enum class Order {
    Bahdanau,  ///< s_{t-1} asks, c_t enters the step to s_t
    Luong,     ///< the step to s_t first, s_t asks, c_t and s_t make the attentional state
    Simple     ///< as Luong, but c_t enters the step to s_{t+1}
};

/// The choices and sizes that make a translator, as stored in its checkpoint.
struct TranslatorConfig {
    std::string mechanism = "additive";
    Order order = Order::Bahdanau;
    bool inputFeeding = false;  ///< Order::Luong only: h~_{t-1} enters the step to s_t
    layers::CellKind cell = layers::CellKind::Gru;  ///< of encoder and decoder
    bool bidirectional = true;                      ///< the encoder reads both ways
    std::map<std::string, int> settings = {};  ///< of the mechanism, which has them; else its own
    tape::Index embedding = 32;                ///< units of a word's vector, both languages
    tape::Index encoder = 64;                  ///< units of the encoder a direction
    tape::Index decoder = 64;                  ///< units of the decoder
    tape::Index attention = 32;  ///< a, d: units in which the mechanism compares, where it has them
    tape::Index readout = 64;    ///< units between the decoder state and the vocabulary
    tape::Index locations = 64;  ///< L: source positions that a mechanism may have parameters for
    tape::Index sourceWords = 0;
    tape::Index targetWords = 0;

    /// Units of an encoder state h_i.
    [[nodiscard]] tape::Index stateUnits() const { return bidirectional ? 2 * encoder : encoder; }

    friend bool operator==(const TranslatorConfig&, const TranslatorConfig&) = default;
};

/// "bahdanau", "luong", "simple"; "simple", "gru", "lstm": as options and files spell them.
std::string_view nameOf(Order order);
std::string_view nameOf(layers::CellKind cell);
/// Throw ConfigError that lists the names when there is none like this.
Order orderNamed(std::string_view name);
layers::CellKind cellNamed(std::string_view name);

/// Throws ConfigError for choices that do not go together.
void requireSensible(const TranslatorConfig& config);

/// The settings of the mechanism with this description: the config's, where it says nothing the
/// standard ones. Throws attention::AttentionError for unknown ones and for values out of range.
attention::Settings settingsOf(const TranslatorConfig& config,
                               const attention::Description& mechanism);

/// What the letters of the mechanism's parameter shapes stand for in this translator.
attention::Sizes attentionSizes(const TranslatorConfig& config);

/// Gives the decoder as many units as an encoder state has where the mechanism needs that, because
/// it multiplies queries and keys number by number.
void fitDecoder(TranslatorConfig& config, const attention::Description& mechanism);

}  // namespace lab::models
