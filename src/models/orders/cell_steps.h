// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>

#include "layers/cell.h"
#include "tape/step.h"

namespace lab::models {

/// How an order writes what enters its cell, as LaTeX.
struct CellTerms {
    tape::Stage stage;        ///< where the recurrent step belongs
    std::string_view source;  ///< citation
    std::string_view before;  ///< the state before
    /// What enters beside the word and the state before, and the letter of its matrix.
    std::string_view more = {};
    std::string_view matrix = {};
};

/// The names of the steps within one recurrent step, for every kind of cell, with equations made
/// of an order's terms. Constant; labels point into it.
class CellSteps {
  public:
    explicit CellSteps(const CellTerms& terms);
    CellSteps(const CellSteps&) = delete;
    CellSteps& operator=(const CellSteps&) = delete;
    ~CellSteps() = default;

    /// "update", "reset", "candidate" of a GRU; "input.gate", "output.gate", "forget.gate",
    /// "candidate" and "cell" of an LSTM.
    [[nodiscard]] const layers::CellLabels& inner() const { return inner_; }
    /// "previous.cell": the memory cell that an LSTM goes on from.
    [[nodiscard]] const tape::StepLabel& cellBefore() const { return cellBefore_; }
    /// "state": s_t.
    [[nodiscard]] const tape::StepLabel& state(layers::CellKind kind) const;

  private:
    /// \step{NAME}{SYMBOL} = RIGHT, or the symbol alone.
    tape::StepLabel label(std::string_view name, const std::string& symbol,
                          std::string_view meaning, const std::string& right);
    [[nodiscard]] std::string gate(const std::string& index) const;
    [[nodiscard]] std::string candidate(const std::string& index,
                                        const std::string& recurrent) const;
    [[nodiscard]] std::string drive(const std::string& index, const std::string& recurrent) const;
    const std::string& kept(std::string text) { return texts_.emplace_back(std::move(text)); }

    CellTerms terms_;
    std::deque<std::string> texts_;  ///< what the labels point to; does not move
    layers::CellLabels inner_;
    tape::StepLabel cellBefore_;
    tape::StepLabel simpleState_;
    tape::StepLabel gruState_;
    tape::StepLabel lstmState_;
};

}  // namespace lab::models
