// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "gui/grammar_store.h"
#include "gui/translation.h"
#include "language/sentence_pair.h"
#include "models/trace.h"

namespace lab::gui {

/// What one contender made of the sentence.
struct Contested {
    std::shared_ptr<const models::Trace> trace;  ///< null: `problem` says why
    QString problem;
    /// The right translation that is nearest to its own, with the alignment; none where the grammar
    /// does not know the sentence.
    std::optional<language::SentencePair> reference;
    /// Of its weights with that reference forced, 0 to 1; none without weights on words.
    std::optional<double> alignmentErrorRate;
};

/// Lets contenders translate the same sentence; one result for each request, in order. Runs in a
/// worker thread. A contender that cannot translate does not keep the others from it. Told to stop,
/// it returns soon, with some of the results.
using Contest = std::function<std::vector<Contested>(const std::vector<TranslationRequest>&,
                                                     const std::stop_token&)>;

/// Translates with `translate`, which takes forced requests too, and judges by the grammar. The
/// store must outlive the function.
Contest contestWith(Translate translate, const GrammarStore& grammar);

}  // namespace lab::gui
