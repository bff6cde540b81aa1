// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lab::gui {

class ElidedLabel;

/// A panel's title with a remark at its right end. Both give way when there is no room.
class PanelHeader final : public QWidget {
    Q_OBJECT

  public:
    explicit PanelHeader(QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& remark);

  private:
    ElidedLabel* title_;
    ElidedLabel* remark_;
};

}  // namespace lab::gui
