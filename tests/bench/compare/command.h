// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <stdexcept>
#include <vector>

namespace lab::bench {

/// A program that could not be started, failed, or did not say what it should. One line.
class CommandError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A process, and what of it is measured, in milliseconds.
struct Command {
    enum class Measures {
        Samples,     ///< what it prints: a JSON array of times
        Run,         ///< from start to end
        FirstFrame,  ///< from start until a Qt program hands its first picture to the screen
    };
    QString program;
    QStringList arguments = {};
    Measures measures = Measures::Samples;
    int times = 1;  ///< processes in a row, each a new one
};

/// Runs it and returns the measured times. Throws CommandError.
std::vector<double> run(const Command& command, const QProcessEnvironment& environment);

}  // namespace lab::bench
