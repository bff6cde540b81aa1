// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "attention/registry.h"
#include "language/sentence_pair.h"
#include "models/model.h"
#include "training/trainer.h"

/// Twenty sentences of a toy language: determiner, adjective and noun, whose translation has the
/// adjective last.
struct ToyCorpus {
    std::vector<lab::language::SentencePair> sentences;
    lab::language::Vocabulary source;
    lab::language::Vocabulary target;
    std::vector<lab::models::EncodedPair> pairs;
    lab::models::TranslatorConfig config;

    ToyCorpus() {
        const std::vector<std::string> nouns{"apple", "car", "cat", "dog", "house"};
        const std::vector<std::string> adjectives{"black", "old", "red", "small"};
        std::vector<std::string> sourceWords{"the"};
        std::vector<std::string> targetWords{"le"};
        for (const auto& noun : nouns) {
            sourceWords.push_back(noun);
            targetWords.push_back(noun + "-fr");
            for (const auto& adjective : adjectives) {
                sentences.push_back({{"the", adjective, noun},
                                     {"le", noun + "-fr", adjective + "-fr"},
                                     {{0, 0}, {1, 2}, {2, 1}}});
            }
        }
        for (const auto& adjective : adjectives) {
            sourceWords.push_back(adjective);
            targetWords.push_back(adjective + "-fr");
        }
        using lab::language::Vocabulary;
        source = Vocabulary::fromWords(sourceWords);
        target = Vocabulary::fromWords(targetWords);
        for (const auto& pair : sentences) {
            pairs.push_back({source.encode(pair.source), target.encode(pair.target)});
            pairs.back().source.push_back(Vocabulary::kEos);
            pairs.back().target.push_back(Vocabulary::kEos);
        }
        config = {.embedding = 8,
                  .encoder = 12,
                  .decoder = 12,
                  .attention = 8,
                  .readout = 12,
                  .sourceWords = source.size(),
                  .targetWords = target.size()};
    }

    /// `choices`: what kind of translator; its sizes are not looked at.
    [[nodiscard]] lab::training::Trainer trainer(
        const lab::training::TrainingOptions& options,
        const lab::models::TranslatorConfig& choices = {}) const {
        lab::models::TranslatorConfig chosen = choices;
        chosen.embedding = config.embedding;
        chosen.encoder = config.encoder;
        chosen.decoder = config.decoder;
        chosen.attention = config.attention;
        chosen.readout = config.readout;
        chosen.sourceWords = config.sourceWords;
        chosen.targetWords = config.targetWords;
        return {chosen, lab::attention::standardRegistry().find(chosen.mechanism), pairs, options};
    }

    [[nodiscard]] std::shared_ptr<const lab::models::Model> model(
        const lab::training::Trainer& trainer) const {
        return std::make_shared<lab::models::Model>(trainer.parameters(), trainer.translator(),
                                                    source, target);
    }
};
