// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "language/grammar.h"

namespace lab::gui {

/// The grammar that ships, read when it is first asked for. Usable from any thread; whoever asks
/// first waits for the reading, so ask in a worker.
class GrammarStore {
  public:
    /// `text` gives the grammar file.
    explicit GrammarStore(std::function<std::string()> text);

    /// Throws language::GrammarError, and what `text` throws.
    [[nodiscard]] const language::Grammar& grammar() const;
    /// As it is written. Throws what `text` throws.
    [[nodiscard]] std::string text() const { return text_(); }

  private:
    std::function<std::string()> text_;
    mutable std::mutex mutex_;
    mutable std::unique_ptr<const language::Grammar> grammar_;
};

/// The text of a grammar inside the program: of NAME.grammar, or of the large one. Throws
/// language::GrammarError when it has none of that name.
std::string shippedGrammarNamed(const QString& name);
std::string shippedGrammar();

}  // namespace lab::gui
