// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "language/sentence_pair.h"
#include "models/model.h"
#include "training/tally.h"

namespace lab::training {

/// The scores of the pairs whose source has `shortest` to `longest` tokens.
struct LengthScores {
    std::size_t shortest = 0;
    std::size_t longest = 0;
    double meanLength = 0;  ///< of the sources that are there: where a point of a curve stands
    Scores scores;
};

/// What a model reaches at each sentence length, fed sentence by sentence: the caller stops when it
/// likes, and reads the scores of what was fed so far. One object, one thread.
class LengthEvaluation {
  public:
    /// Groups of so many source lengths, 1 to lengthsInGroup the first. REQUIRES a model and
    /// lengthsInGroup >= 1.
    explicit LengthEvaluation(std::shared_ptr<const models::Model> model,
                              std::size_t lengthsInGroup = 4);

    /// Translates the source greedily, and forces the reference for the alignment where the pair
    /// has links. Throws as models::translate does, and has then counted nothing.
    void add(const language::SentencePair& pair);

    [[nodiscard]] std::size_t sentences() const { return all_.sentences(); }
    [[nodiscard]] Scores all() const { return all_.scores(); }
    /// The groups that have sentences, short ones first.
    [[nodiscard]] std::vector<LengthScores> byLength() const;

  private:
    struct Group {
        Tally tally;
        std::size_t tokens = 0;  ///< of all sources
    };

    std::shared_ptr<const models::Model> model_;
    std::size_t lengthsInGroup_;
    Tally all_;
    std::map<std::size_t, Group> groups_;
};

/// All of these pairs, or those up to where `progress` returned false: if given, it hears the
/// scores so far after each. Throws and REQUIRES as LengthEvaluation does.
LengthEvaluation evaluateByLength(std::shared_ptr<const models::Model> model,
                                  const std::vector<language::SentencePair>& pairs,
                                  const std::function<bool(const LengthEvaluation&)>& progress = {},
                                  std::size_t lengthsInGroup = 4);

}  // namespace lab::training
