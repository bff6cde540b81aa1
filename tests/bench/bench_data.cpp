// SPDX-License-Identifier: GPL-3.0-or-later
// Times how long a file of sentence pairs takes from bytes to word ids, ready to train on. Argument:
// the file; without one, 50,000 pairs of made-up words.
#include <iostream>
#include <string>

#include "base/random.h"
#include "formats/read_file.h"
#include "samples.h"
#include "training/data.h"

namespace {

using namespace lab;
using namespace std::chrono_literals;

constexpr int madeUpPairs = 50'000;
constexpr int madeUpWords = 15'000;

void appendSentence(std::string& text, base::Random& random, const char* word) {
    const auto length = 3 + random.below(8);
    for (std::uint64_t k = 0; k < length; ++k) {
        // The product of two: a few words are frequent and most are rare, as in a language.
        text += word + std::to_string(random.below(madeUpWords) * random.below(100) / 100) + ' ';
    }
    text += '.';
}

std::string madeUp() {
    base::Random random(1);
    std::string text;
    for (int i = 0; i < madeUpPairs; ++i) {
        appendSentence(text, random, "word");
        text += '\t';
        appendSentence(text, random, "wört");
        text += "\r\n";
    }
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::string text = argc > 1 ? formats::readFile(argv[1]) : madeUp();
        bench::print(bench::timeRepeatedly(
            [&] { training::dataOf(language::readPairs(text, {}), "pairs", {}); }, 200ms, 2000ms));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "bench_data: " << error.what() << '\n';
        return 1;
    }
}
