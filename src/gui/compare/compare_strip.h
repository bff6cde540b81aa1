// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "figures/theme.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace lab::gui {

class CompareSession;
class Segments;
class TokenChips;

/// The sentence that all translate, its tokens, one more mechanism, and how alignments are drawn.
class CompareStrip final : public QFrame {
    Q_OBJECT

  public:
    explicit CompareStrip(CompareSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    void focusSentence();

  signals:
    /// Return was pressed in the sentence.
    void finished();

  private:
    void makeButtons();
    void arrange();
    void fillMenu();
    void showSentence();
    void showPointed();
    void showComparison();
    [[nodiscard]] QString note() const;

    CompareSession& session_;
    QLineEdit* sentence_;
    TokenChips* chips_;
    QLabel* note_;
    QToolButton* add_;
    QMenu* menu_;
    Segments* views_;
};

}  // namespace lab::gui
