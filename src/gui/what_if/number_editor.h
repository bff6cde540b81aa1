// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/what_if.h"
#include "scene/quantity.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace lab::gui {

class ExploreSession;

/// A field over a number of the run that takes another in its place. Enter replaces it, Esc or a
/// click elsewhere leaves it as it is. One for a whole page; hidden until it is opened.
class NumberEditor final : public QFrame {
    Q_OBJECT

  public:
    /// `page`: what it stands over, its parent.
    NumberEditor(ExploreSession& session, QWidget* page);

    /// Asks for another number in the place of this one, beside `place` (global coordinates).
    /// Words of the vocabulary are not numbers to be replaced: one is said instead, at once.
    void open(const scene::Quantity& quantity, const QRect& place);

  signals:
    void closed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void replace();
    void leave();
    void showProblem(bool problem);
    /// Its corner there, or where all of it is on the page.
    void moveInto(const QPoint& corner);

    ExploreSession& session_;
    QLabel* name_;
    QLineEdit* number_;
    QCheckBox* shares_;
    QLabel* hint_;
    models::Intervention change_;
};

/// Lets the model say that word instead: `quantity` is its probability. False where it is not one.
bool sayInstead(ExploreSession& session, const scene::Quantity& quantity);

}  // namespace lab::gui
