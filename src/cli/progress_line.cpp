// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_line.h"

#include <cmath>

namespace lab::cli {
namespace {

constexpr std::chrono::milliseconds terminalPause{200};
constexpr std::chrono::seconds filePause{10};

std::string duration(double seconds) {
    const long whole = std::lround(seconds);
    if (whole < 60) {
        return std::to_string(whole) + " s";
    }
    if (whole < 3600) {
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    }
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

bool ProgressLine::isDue() const {
    const auto passed = Clock::now() - last_;
    return isTerminal_ ? passed >= terminalPause : passed >= filePause;
}

void ProgressLine::show(const std::string& text) {
    last_ = Clock::now();
    if (isTerminal_) {
        out_ << "\r\x1b[K" << text << std::flush;
        isOpen_ = true;
    } else {
        out_ << text << std::endl;
    }
}

void ProgressLine::finish() {
    if (isOpen_) {
        out_ << '\n';
        isOpen_ = false;
    }
}

double ProgressLine::seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
}

std::string ProgressLine::timeLeft(std::size_t done, std::size_t total) const {
    const double part = static_cast<double>(total - done) / static_cast<double>(done);
    return duration(seconds() * part) + " left";
}

}  // namespace lab::cli
