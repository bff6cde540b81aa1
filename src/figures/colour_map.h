// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include "figures/colour_tables.h"
#include "scene/scene.h"

namespace lab::figures {

/// A colour for each number: a value, cheap to copy.
class ColourMap {
  public:
    /// For weights from 0 to 1. Even steps look even, also to colour-blind eyes and in grey.
    static ColourMap viridis();
    static ColourMap cividis();
    /// White is most, as in figure 3 of Bahdanau, Cho and Bengio (2015).
    static ColourMap grey();
    /// White is none: takes little ink.
    static ColourMap print();
    /// For values from -1 to 1: blue, neutral at exactly 0, red. The neutral colour is that of the
    /// theme's background.
    static ColourMap signedValues(bool dark);
    /// The map that a reader has chosen for weights.
    static ColourMap named(scene::ColourMapName name);

    /// The colour of a number, opaque. Beyond the ends: the colour of the end. NaN: missing().
    [[nodiscard]] QRgb at(double value) const;
    /// The colour of what is no number; none of the maps has it.
    static QRgb missing() { return qRgb(0xC9, 0x4F, 0x6D); }

    [[nodiscard]] double lowest() const { return isSigned_ ? -1 : 0; }
    [[nodiscard]] static double highest() { return 1; }

  private:
    ColourMap(const ColourTable& table, bool isSigned) : table_(&table), isSigned_(isSigned) {}

    const ColourTable* table_;
    bool isSigned_;
};

/// Black or white, whichever is read more easily on this colour: the contrast is 4.5 : 1 or more.
QColor inkOn(QRgb background);

}  // namespace lab::figures
