// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/edit_alignment.h"

#include <algorithm>

namespace lab::language {

namespace {

using Tokens = std::vector<std::string>;

/// The distances of all pairs of beginnings: entry (r, h) is that of the first r words of the
/// reference and the first h words of the hypothesis.
class Distances {
  public:
    Distances(const Tokens& reference, const Tokens& hypothesis)
        : columns_(hypothesis.size() + 1), entries_((reference.size() + 1) * columns_) {
        for (std::size_t r = 0; r <= reference.size(); ++r) {
            for (std::size_t h = 0; h < columns_; ++h) {
                if (r == 0 || h == 0) {
                    at(r, h) = r + h;
                    continue;
                }
                const std::size_t substituted =
                    at(r - 1, h - 1) + (reference[r - 1] == hypothesis[h - 1] ? 0 : 1);
                at(r, h) = std::min({substituted, at(r - 1, h) + 1, at(r, h - 1) + 1});
            }
        }
    }

    std::size_t at(std::size_t r, std::size_t h) const { return entries_[r * columns_ + h]; }

  private:
    std::size_t& at(std::size_t r, std::size_t h) { return entries_[r * columns_ + h]; }

    std::size_t columns_;
    std::vector<std::size_t> entries_;
};

}  // namespace

std::vector<EditStep> editAlignment(const Tokens& reference, const Tokens& hypothesis) {
    const Distances distances(reference, hypothesis);
    std::vector<EditStep> steps;
    std::size_t r = reference.size();
    std::size_t h = hypothesis.size();
    while (r > 0 || h > 0) {
        const std::size_t here = distances.at(r, h);
        const bool same = r > 0 && h > 0 && reference[r - 1] == hypothesis[h - 1];
        const std::size_t cost = same ? 0 : 1;
        if (r > 0 && h > 0 && distances.at(r - 1, h - 1) + cost == here) {
            --r;
            --h;
            steps.push_back(
                {same ? Edit::Keep : Edit::Substitute, static_cast<int>(r), static_cast<int>(h)});
        } else if (r > 0 && distances.at(r - 1, h) + 1 == here) {
            --r;
            steps.push_back({Edit::Delete, static_cast<int>(r), -1});
        } else {
            --h;
            steps.push_back({Edit::Insert, -1, static_cast<int>(h)});
        }
    }
    std::ranges::reverse(steps);
    return steps;
}

std::size_t countErrors(const std::vector<EditStep>& steps) {
    return static_cast<std::size_t>(
        std::ranges::count_if(steps, [](const EditStep& step) { return step.edit != Edit::Keep; }));
}

}  // namespace lab::language
