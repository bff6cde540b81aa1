// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lab::attention {

/// A whole number that is chosen, not trained: how many heads, how wide a window.
struct SettingSpec {
    std::string_view name;     ///< "heads": the key in files
    std::string_view meaning;  ///< a few plain words
    int standard;              ///< what is taken when nothing is said
    int least;
    int most;
};

/// The settings of one mechanism, each with a value in its range. A value. Refers to the specs,
/// which live as long as the program, as descriptions do.
class Settings {
  public:
    /// Of a mechanism without settings.
    Settings() = default;
    /// All at their standard values.
    explicit Settings(std::span<const SettingSpec> specs);

    [[nodiscard]] std::span<const SettingSpec> specs() const { return specs_; }
    /// Throws AttentionError when there is no such setting.
    [[nodiscard]] int of(std::string_view name) const { return values_[indexOf(name)]; }
    /// Throws AttentionError when there is no such setting or the value is out of its range.
    void set(std::string_view name, int value);

    /// Whether both have the same names and values.
    friend bool operator==(const Settings& a, const Settings& b);

  private:
    [[nodiscard]] std::size_t indexOf(std::string_view name) const;

    std::span<const SettingSpec> specs_;
    std::vector<int> values_;
};

}  // namespace lab::attention
