// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/references.h"

#include <exception>

namespace lab::gui {
namespace {

using language::SentencePair;

constexpr std::size_t mostReferences = 16;

}  // namespace

void References::read(const QString& data, const std::stop_token& stop) {
    const auto set = data_.find(data);
    const bool isGrammar = set && set->kind == DataKind::Grammar;
    std::vector<std::string> texts = isGrammar ? data_.texts(data) : std::vector<std::string>{};
    if (known_ == data && texts == texts_) {
        return;
    }
    known_.clear();
    grammar_.reset();
    pairs_.reset();
    if (isGrammar) {
        grammar_ = std::make_unique<const language::Grammar>(
            language::Grammar::parse(texts.front(), set->name.toStdString()));
    } else {
        pairs_ = data_.load(data, stop);
    }
    texts_ = std::move(texts);
    known_ = data;
}

std::vector<SentencePair> References::of(const QString& data,
                                         const std::vector<std::string>& source,
                                         const std::stop_token& stop) {
    try {
        read(data, stop);
        if (grammar_ != nullptr) {
            return grammar_->translations(source, mostReferences);
        }
    } catch (const std::exception&) {
        return {};  // a sentence without a reference is no error: nobody judges
    }
    std::vector<SentencePair> found;
    for (const SentencePair& pair : pairs_->heldOut) {
        if (pair.source == source && found.size() < mostReferences) {
            found.push_back(pair);
        }
    }
    return found;
}

}  // namespace lab::gui
