// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <ostream>
#include <string>

namespace lab::cli {

/// Tells a user how long work goes on: on a terminal one line that is rewritten, elsewhere a line
/// now and then.
class ProgressLine {
  public:
    using Clock = std::chrono::steady_clock;

    ProgressLine(std::ostream& out, bool isTerminal)
        : out_(out), isTerminal_(isTerminal), start_(Clock::now()), last_(start_) {}

    /// True when it is time for another line. Cheap.
    [[nodiscard]] bool isDue() const;
    void show(const std::string& text);
    /// Ends a rewritten line, so that other text may follow.
    void finish();

    [[nodiscard]] double seconds() const;
    /// "1 min 20 s left" for work of which `done` (at least 1) of `total` equal parts are over.
    [[nodiscard]] std::string timeLeft(std::size_t done, std::size_t total) const;

  private:
    std::ostream& out_;
    bool isTerminal_;
    Clock::time_point start_;
    Clock::time_point last_;
    bool isOpen_ = false;
};

}  // namespace lab::cli
