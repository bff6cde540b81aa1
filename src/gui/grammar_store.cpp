// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/grammar_store.h"

#include <QFile>

namespace lab::gui {

GrammarStore::GrammarStore(std::function<std::string()> text) : text_(std::move(text)) {}

const language::Grammar& GrammarStore::grammar() const {
    const std::lock_guard lock(mutex_);
    if (grammar_ == nullptr) {
        grammar_ = std::make_unique<const language::Grammar>(
            language::Grammar::parse(text_(), "english-french.grammar"));
    }
    return *grammar_;
}

std::string shippedGrammarNamed(const QString& name) {
    QFile file(QStringLiteral(":/grammars/%1.grammar").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        throw language::GrammarError(name.toStdString() +
                                     ".grammar: this build has none: install the program again");
    }
    return file.readAll().toStdString();
}

std::string shippedGrammar() {
    return shippedGrammarNamed(QStringLiteral("english-french"));
}

}  // namespace lab::gui
