// SPDX-License-Identifier: GPL-3.0-or-later
// Times the full trace of a sentence: 12 source positions, 12 target positions, every
// intermediate recorded.
#include <string>

#include "attention/registry.h"
#include "models/decode.h"
#include "samples.h"

namespace {

using namespace lab;
using namespace std::chrono_literals;

constexpr int words = 300;
constexpr int length = 11;  // and <eos>

/// `count` different words.
std::vector<std::string> wordList(int count) {
    std::vector<std::string> list;
    for (int k = 0; k < count; ++k) {
        list.push_back("word" + std::to_string(k));
    }
    return list;
}

std::shared_ptr<const models::Model> randomModel() {
    auto vocabulary =
        language::Vocabulary::fromWords(wordList(words - language::Vocabulary::kReserved));
    const models::TranslatorConfig config{.embedding = 32,
                                          .encoder = 64,
                                          .decoder = 64,
                                          .attention = 32,
                                          .readout = 32,
                                          .sourceWords = words,
                                          .targetWords = words};
    tape::Parameters<float> parameters;
    models::Translator translator(config, attention::standardRegistry().find("additive"),
                                  parameters);
    base::Random random(1);
    translator.initialise(parameters, random);
    return std::make_shared<const models::Model>(std::move(parameters), std::move(translator),
                                                 vocabulary, vocabulary);
}

}  // namespace

int main() {
    const auto model = randomModel();
    const auto source = wordList(length);
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced};
    decoding.forced = model->target.encode(source);
    bench::print(
        bench::timeRepeatedly([&] { models::translate(model, source, decoding); }, 200ms, 1000ms));
}
