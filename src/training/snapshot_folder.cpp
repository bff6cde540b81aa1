// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/snapshot_folder.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "formats/atomic_file.h"
#include "formats/read_file.h"

namespace lab::training {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "step-";
constexpr std::string_view ending = ".safetensors";
/// Names sort as their steps do, up to so many digits.
constexpr std::size_t digits = 7;

std::optional<int> stepOf(const std::string& name) {
    const std::string_view text(name);
    if (!text.starts_with(prefix) || !text.ends_with(ending) ||
        text.size() < prefix.size() + digits + ending.size()) {
        return std::nullopt;
    }
    const std::string_view number =
        text.substr(prefix.size(), text.size() - prefix.size() - ending.size());
    int step = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), step);
    const bool whole = error == std::errc() && end == number.data() + number.size() && step >= 0;
    return whole ? std::optional(step) : std::nullopt;
}

}  // namespace

std::vector<int> SnapshotFolder::steps() const {
    std::vector<int> steps;
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
        if (const auto step = stepOf(entry->path().filename().string())) {
            steps.push_back(*step);
        }
    }
    std::ranges::sort(steps);
    return steps;
}

fs::path SnapshotFolder::file(int step) const {
    std::string number = std::to_string(step);
    number.insert(0, digits - std::min(digits, number.size()), '0');
    return folder_ / (std::string(prefix) + number + std::string(ending));
}

void SnapshotFolder::save(const Snapshot& snapshot) const {
    fs::create_directories(folder_);
    formats::writeFileAtomically(file(snapshot.state.steps),
                                 formats::ByteView(encodeSnapshot(snapshot)));
}

Snapshot SnapshotFolder::load(int step, const attention::Registry& registry) const {
    const fs::path path = file(step);
    const std::string bytes = formats::readFile(path);
    return decodeSnapshot(formats::asBytes(bytes), path.string(), registry);
}

void SnapshotFolder::remove(int step) const {
    fs::remove(file(step));
}

void SnapshotFolder::removeAfter(int step) const {
    for (const int each : steps()) {
        if (each > step) {
            remove(each);
        }
    }
}

}  // namespace lab::training
