// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "formats/npz.h"

/// A file of tests/data/attention: what compute takes and what it should give.
struct ComputeCase {
    std::string name;
    std::vector<lab::formats::NamedTensor> given;
    std::vector<lab::formats::NamedTensor> expected;
};

inline ComputeCase readComputeCase(const std::filesystem::path& path) {
    const std::string prefix = "expected.";
    ComputeCase result{path.stem().string(), {}, {}};
    for (const auto& each : lab::formats::readNpz(path)) {
        if (each.name.starts_with(prefix)) {
            result.expected.push_back({each.name.substr(prefix.size()), each.tensor});
        } else {
            result.given.push_back(each);
        }
    }
    return result;
}

/// All cases of a mechanism, by name.
inline std::vector<ComputeCase> computeCases(const std::string& mechanism) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(TEST_DATA_DIR "/attention")) {
        if (entry.path().filename().string().starts_with(mechanism + "_")) {
            paths.push_back(entry.path());
        }
    }
    std::ranges::sort(paths);
    std::vector<ComputeCase> cases;
    for (const auto& path : paths) {
        cases.push_back(readComputeCase(path));
    }
    return cases;
}
