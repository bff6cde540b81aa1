// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace lab::gui {

/// A combo box whose text ends with dots where it has no room; then the tooltip has all of it.
class ElidedComboBox final : public QComboBox {
    Q_OBJECT

  public:
    explicit ElidedComboBox(QWidget* parent = nullptr);

    /// With the room that the style sheet leaves beside the text.
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] QString shownText() const;
};

}  // namespace lab::gui
