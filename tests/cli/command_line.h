// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>
#include <QTemporaryDir>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "../models/small_model.h"
#include "cli/run.h"
#include "formats/read_file.h"
#include "models/checkpoint.h"

/// What a run of the program gave.
struct Outcome {
    int exitCode = -1;
    std::string out;
    std::string err;

    /// Standard error without the note about unknown words, which may stand before an error.
    [[nodiscard]] std::string error() const {
        return err.starts_with("note: ") ? err.substr(err.find('\n') + 1) : err;
    }
};

/// The command line with string streams, a small random translator of the words a to f in place
/// of the weights that ship, and a folder for files.
class CommandLine {
  public:
    CommandLine() : weights_(lab::models::encodeCheckpoint(*smallModel(1))) {}

    Outcome run(const std::vector<std::string>& arguments) const {
        std::ostringstream out;
        std::ostringstream err;
        lab::cli::Environment environment{
            .out = out, .err = err, .registry = lab::attention::standardRegistry()};
        environment.version = "1.2.3";
        environment.outIsTerminal = isTerminal;
        environment.columns = columns;
        environment.stopRequested = [this, left = patience, asked = 0]() mutable {
            whenAsked(asked++);
            return left-- == 0;
        };
        environment.usersFolder = [this] { return path("user"); };
        environment.shipped = [this](std::string_view name) { return shipped(name); };
        const int exitCode = lab::cli::run(arguments, environment);
        return {exitCode, out.str(), err.str()};
    }

    /// Says what went wrong if it did.
    Outcome runWell(const std::vector<std::string>& arguments) const {
        Outcome outcome = run(arguments);
        if (outcome.exitCode != lab::cli::Done) {
            qWarning("%s", outcome.err.c_str());
        }
        return outcome;
    }

    /// A path in the folder.
    [[nodiscard]] std::string path(const std::string& name) const {
        return folder_.filePath(QString::fromStdString(name)).toStdString();
    }

    bool isTerminal = false;
    int patience = -1;  ///< how often "stop?" is answered with no before it is yes; -1: always
    /// Called when a command asks whether to stop; with how often it has asked before.
    std::function<void(int)> whenAsked = [](int /*times*/) {};
    std::size_t columns = 80;

  private:
    [[nodiscard]] std::string shipped(std::string_view name) const {
        if (name == "models/additive.safetensors") {
            return std::string(lab::formats::asText(weights_));
        }
        return lab::formats::readFile(PROJECT_DIR "/resources/" + std::string(name));
    }

    lab::formats::Bytes weights_;
    QTemporaryDir folder_;
};
