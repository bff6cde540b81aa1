// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/settings.h"

#include <algorithm>

#include "attention/error.h"

namespace lab::attention {

Settings::Settings(std::span<const SettingSpec> specs) : specs_(specs) {
    for (const SettingSpec& spec : specs) {
        values_.push_back(spec.standard);
    }
}

std::size_t Settings::indexOf(std::string_view name) const {
    const auto found = std::ranges::find(specs_, name, &SettingSpec::name);
    if (found != specs_.end()) {
        return static_cast<std::size_t>(found - specs_.begin());
    }
    std::string known;
    for (const SettingSpec& spec : specs_) {
        known += (known.empty() ? "" : ", ") + std::string(spec.name);
    }
    throw AttentionError("attention: there is no setting '" + std::string(name) + "' here, " +
                         (known.empty() ? "the mechanism has none" : "use one of: " + known));
}

void Settings::set(std::string_view name, int value) {
    const std::size_t index = indexOf(name);
    const SettingSpec& spec = specs_[index];
    if (value < spec.least || value > spec.most) {
        throw AttentionError("attention: the setting " + std::string(name) + " is " +
                             std::to_string(value) + ", it must be " + std::to_string(spec.least) +
                             " to " + std::to_string(spec.most));
    }
    values_[index] = value;
}

bool operator==(const Settings& a, const Settings& b) {
    return a.values_ == b.values_ &&
           std::ranges::equal(a.specs_, b.specs_, {}, &SettingSpec::name, &SettingSpec::name);
}

}  // namespace lab::attention
