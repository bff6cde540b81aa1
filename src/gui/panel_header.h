// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QBoxLayout;

namespace lab::gui {

class ElidedLabel;

/// A panel's title with a remark: beside it where both fit, else below. The title has the room
/// first; what does not fit at all ends with dots and is whole in the tooltip.
class PanelHeader final : public QWidget {
    Q_OBJECT

  public:
    explicit PanelHeader(QWidget* parent = nullptr);

    /// `remarks`: the same in other words, the longest first. The first that fits beside the title
    /// is shown; where none does, the first, below.
    void setTexts(const QString& title, const QStringList& remarks);
    [[nodiscard]] QString title() const;

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void arrange();

    ElidedLabel* title_;
    ElidedLabel* remark_;
    QBoxLayout* line_;
    QStringList remarks_;
};

}  // namespace lab::gui
