// SPDX-License-Identifier: GPL-3.0-or-later
// Times how long a translator learns until it translates 95 % of held-out sentences exactly. Only
// training counts, not measuring. Arguments: usual or small, the grammar file, how many threads;
// then, to try others than the presets, NAME=VALUE: steps, batch, rate, seed, embedding, encoder,
// decoder, attention, readout. With sentences=FILE it learns nothing, but writes the sentences as
// numbers to the file and the options to stdout, for reference/learning.py.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <span>
#include <string>

#include "attention/registry.h"
#include "formats/read_file.h"
#include "samples.h"
#include "training/course.h"
#include "training/encode_pair.h"
#include "training/preset.h"

namespace {

using namespace lab;

constexpr double wanted = 0.95;
constexpr int measureEvery = 20;
constexpr std::size_t heldOut = 256;  // as many as training::HeldOut takes

void change(training::Preset& preset, const std::string& argument) {
    const auto at = argument.find('=');
    const std::string name = argument.substr(0, at);
    const double value = std::atof(argument.substr(at + 1).c_str());
    const std::map<std::string, std::function<void()>> changes{
        {"steps", [&] { preset.options.steps = static_cast<int>(value); }},
        {"batch", [&] { preset.options.batch = static_cast<std::size_t>(value); }},
        {"rate", [&] { preset.options.rate = static_cast<float>(value); }},
        {"seed", [&] { preset.options.seed = static_cast<std::uint64_t>(value); }},
        {"embedding", [&] { preset.translator.embedding = static_cast<tape::Index>(value); }},
        {"encoder", [&] { preset.translator.encoder = static_cast<tape::Index>(value); }},
        {"decoder", [&] { preset.translator.decoder = static_cast<tape::Index>(value); }},
        {"attention", [&] { preset.translator.attention = static_cast<tape::Index>(value); }},
        {"readout", [&] { preset.translator.readout = static_cast<tape::Index>(value); }}};
    changes.at(name)();
}

std::string numbers(const std::vector<int>& ids) {
    std::string text;
    for (const int id : ids) {
        text += (text.empty() ? "" : " ") + std::to_string(id);
    }
    return text;
}

void writePair(std::ostream& out, const char* part, const models::EncodedPair& pair) {
    out << part << '\t' << numbers(pair.source) << '\t' << numbers(pair.target) << '\n';
}

/// Word counts, then a pair a line: what it is for, source and target.
void writeSentences(const training::TrainingData& data, const training::Preset& preset,
                    const std::string& path) {
    std::ofstream out(path);
    out << data.source.size() << ' ' << data.target.size() << '\n';
    for (const models::EncodedPair& pair : data.training) {
        writePair(out, "train", pair);
    }
    for (std::size_t k = 0; k < std::min(heldOut, data.heldOut.size()); ++k) {
        writePair(out, "held", training::encodePair(data.heldOut[k], data.source, data.target));
    }
    const auto& [translator, options] = preset;
    std::cout << "[\"steps=" << options.steps << "\", \"batch=" << options.batch
              << "\", \"rate=" << options.rate << "\", \"embedding=" << translator.embedding
              << "\", \"encoder=" << translator.encoder
              << "\", \"attention=" << translator.attention
              << "\", \"readout=" << translator.readout << "\"]\n";
    if (!out.flush()) {
        throw std::runtime_error(path + " cannot be written");
    }
}

/// Milliseconds of training; none where it does not get there.
double learn(training::Course& course) {
    while (!course.finished()) {
        course.step();
        if (course.steps() % measureEvery == 0 || course.finished()) {
            course.measure();
            const auto& now = course.log().measured.back();
            std::cerr << now.step << ' ' << now.exactMatch << ' ' << course.log().seconds << " s\n";
            if (now.exactMatch >= wanted) {
                return 1000 * course.log().seconds;
            }
        }
    }
    throw std::runtime_error("it did not get to 95 % within its steps");
}

}  // namespace

int main(int argc, char** argv) {
    const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
    if (arguments.size() < 4) {
        std::cerr << "bench_learning: give usual or small, a grammar file and the threads\n";
        return 2;
    }
    try {
        const bool isSmall = std::string(arguments[1]) == "small";
        training::Preset preset = isSmall ? training::smallPreset() : training::usualPreset();
        preset.options.threads = std::max(1, std::atoi(arguments[3]));
        std::string sentences;
        for (const std::string argument : arguments.subspan(4)) {
            if (argument.starts_with("sentences=")) {
                sentences = argument.substr(argument.find('=') + 1);
            } else {
                change(preset, argument);
            }
        }
        const auto grammar =
            language::Grammar::parse(formats::readFile(arguments[2]), arguments[2]);
        const training::GrammarDraw draw{
            .sentences = isSmall ? std::size_t{4'000} : std::size_t{30'000}, .orFewer = true};
        const auto data = std::make_shared<const training::TrainingData>(
            training::dataOf(grammar, arguments[2], draw));
        if (!sentences.empty()) {
            writeSentences(*data, preset, sentences);
            return 0;
        }
        training::Course course({preset.translator, preset.options, {}},
                                attention::standardRegistry(), data);
        bench::print({learn(course)});
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "bench_learning: " << error.what() << '\n';
        return 1;
    }
}
