// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QPushButton;

namespace lab::gui {

/// Buttons side by side of which one is down. Each has room for its text in bold, which it has when
/// it is down.
class Segments final : public QFrame {
    Q_OBJECT

  public:
    explicit Segments(QWidget* parent = nullptr);

    /// Numbers count from 0; the first is down.
    void add(const QString& text, const QString& tip);
    void setChosen(int segment);
    [[nodiscard]] QPushButton& button(int segment) const;

  signals:
    void chosen(int segment);  ///< by the user

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fitTexts();

    QButtonGroup* group_;
    QHBoxLayout* row_;
};

}  // namespace lab::gui
