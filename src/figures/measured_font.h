// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QString>
#include <memory>

namespace lab::figures {

/// A font that measures each text once: while one steps, most words and captions of a picture stay
/// what they are, and shaping them takes longer than placing them. Copies share what they have
/// measured. Lengths are logical pixels. GUI thread only.
class MeasuredFont {
  public:
    explicit MeasuredFont(const QFont& font);

    [[nodiscard]] const QFont& font() const { return font_; }
    /// Heights and single glyphs; widths of texts are asked for here.
    [[nodiscard]] const QFontMetricsF& metrics() const { return metrics_; }
    /// How far a line of text advances.
    [[nodiscard]] double width(const QString& text) const;
    /// The text, with dots in place of its end where it is wider than `room`.
    [[nodiscard]] QString elided(const QString& text, double room) const;

  private:
    QFont font_;
    QFontMetricsF metrics_;
    std::shared_ptr<QHash<QString, double>> widths_;
};

}  // namespace lab::figures
