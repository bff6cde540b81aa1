// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/grammar_store.h"

#include <QFile>

namespace lab::gui {
namespace {

constexpr auto shippedName = "english-french.grammar";

}  // namespace

GrammarStore::GrammarStore(std::function<std::string()> text) : text_(std::move(text)) {}

const language::Grammar& GrammarStore::grammar() const {
    const std::lock_guard lock(mutex_);
    if (grammar_ == nullptr) {
        grammar_ = std::make_unique<const language::Grammar>(
            language::Grammar::parse(text_(), shippedName));
    }
    return *grammar_;
}

std::string shippedGrammar() {
    QFile file(QStringLiteral(":/grammars/") + QLatin1String(shippedName));
    if (!file.open(QIODevice::ReadOnly)) {
        throw language::GrammarError(std::string(shippedName) +
                                     ": this build has none: install the program again");
    }
    return file.readAll().toStdString();
}

}  // namespace lab::gui
