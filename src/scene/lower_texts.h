// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

/// The texts of layers that know no Qt and are translated where they are shown. They are listed
/// once more here, where lupdate finds them; a test fails when one is missing or no longer said.
namespace lab::scene {

/// StepLabel::meaning and ::brief of all steps, in the context "Steps".
std::span<const char* const> stepTexts();

/// Description::does, ::why, ::fails and SettingSpec::meaning of all mechanisms, in the context
/// "Mechanisms".
std::span<const char* const> mechanismTexts();

}  // namespace lab::scene
