// SPDX-License-Identifier: GPL-3.0-or-later
// Times one training step. Argument: how many threads.
#include <cstdlib>
#include <iostream>

#include "attention/registry.h"
#include "language/vocabulary.h"
#include "samples.h"
#include "training/trainer.h"

namespace {

using namespace lab;
using namespace std::chrono_literals;

constexpr int words = 300;
constexpr std::size_t length = 10;
constexpr std::size_t batch = 32;

std::vector<int> randomSentence(base::Random& random) {
    std::vector<int> ids;
    while (ids.size() + 1 < length) {
        ids.push_back(language::Vocabulary::kReserved +
                      static_cast<int>(random.below(words - language::Vocabulary::kReserved)));
    }
    ids.push_back(language::Vocabulary::kEos);
    return ids;
}

std::vector<models::EncodedPair> randomPairs(std::size_t count) {
    base::Random random(1);
    std::vector<models::EncodedPair> pairs(count);
    for (models::EncodedPair& pair : pairs) {
        pair = {randomSentence(random), randomSentence(random)};
    }
    return pairs;
}

}  // namespace

int main(int argc, char** argv) {
    const int threads = argc == 2 ? std::atoi(argv[1]) : 0;
    if (threads < 1) {
        std::cerr << "bench_training: give the number of threads, such as 2\n";
        return 2;
    }
    const models::TranslatorConfig config{.embedding = 32,
                                          .encoder = 64,
                                          .decoder = 64,
                                          .attention = 32,
                                          .readout = 32,
                                          .sourceWords = words,
                                          .targetWords = words};
    const auto pairs = randomPairs(40 * batch);
    training::Trainer trainer(config, attention::standardRegistry().find("additive"), pairs,
                              {.batch = batch, .threads = threads});
    bench::print(bench::timeRepeatedly([&] { trainer.step(); }, 500ms, 2000ms));
}
