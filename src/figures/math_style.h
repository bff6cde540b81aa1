// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab::figures {

/// TeX's styles (The TeXbook, chapter 17): how large, and in cramped form how low, scripts are.
struct MathStyle {
    enum class Level { Display, Text, Script, ScriptScript };

    Level level = Level::Display;
    bool cramped = false;

    bool isDisplay() const { return level == Level::Display; }
    bool isScript() const { return level >= Level::Script; }

    MathStyle superscript() const {
        return {isScript() ? Level::ScriptScript : Level::Script, cramped};
    }
    MathStyle subscript() const { return superscript().crampedForm(); }
    MathStyle crampedForm() const { return {level, true}; }
    MathStyle textForm() const { return {isDisplay() ? Level::Text : level, cramped}; }
    MathStyle numerator() const {
        return isDisplay() ? MathStyle{Level::Text, cramped} : superscript();
    }
    MathStyle denominator() const { return numerator().crampedForm(); }
};

}  // namespace lab::figures
