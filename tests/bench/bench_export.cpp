// SPDX-License-Identifier: GPL-3.0-or-later
// Times an alignment plot, from the numbers to the file. Arguments: file, whose ending says the
// format, and the picture's width in inches.
#include <QGuiApplication>
#include <iostream>

#include "figures/figure_export.h"
#include "samples.h"

namespace {

using namespace lab;
using namespace std::chrono_literals;

constexpr int positions = 12;
constexpr double millimetresAnInch = 25.4;

/// A soft diagonal: each target word looks at its own position, and a little at its neighbours.
figures::WeightMatrix diagonalWeights() {
    figures::WeightMatrix weights(positions, positions);
    for (int t = 0; t < positions; ++t) {
        for (int i = 0; i < positions; ++i) {
            const auto distance = static_cast<float>(t - i);
            weights(t, i) = std::exp(-distance * distance);
        }
        weights.row(t) /= weights.row(t).sum();
    }
    return weights;
}

figures::AlignmentFigure diagonalFigure() {
    figures::AlignmentFigure figure;
    figure.source = {"the",  "agreement", "on",     "the", "european", "economic",
                     "area", "was",       "signed", "in",  "august",   "<eos>"};
    figure.target = {"l'",         "accord", "sur", "la",    "zone", "économique",
                     "européenne", "a",      "été", "signé", "en",   "<eos>"};
    figure.weights = diagonalWeights();
    figure.options.sourceName = "English";
    figure.options.targetName = "French";
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    const double inches = argc == 3 ? std::atof(argv[2]) : 0;
    if (!(inches > 0)) {
        std::cerr << "bench_export: give a file and a width in inches, such as out.png 6\n";
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const std::string file = argv[1];
    const auto figure = diagonalFigure();
    figures::PictureOptions options;
    options.widthMm = inches * millimetresAnInch;
    bench::print(bench::timeRepeatedly([&] { figures::exportAlignment(figure, file, options); },
                                       300ms, 1500ms));
}
