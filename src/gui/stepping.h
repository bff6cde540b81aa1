// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "scene/relation.h"
#include "scene/timeline.h"

namespace lab::gui {

/// What can be stepped through: a timeline with a cursor, at a speed. The transport bar, the player
/// and the keys move it without knowing what is shown. Lives on the GUI thread.
class Stepping : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] virtual const scene::Timeline& timeline() const = 0;
    /// Where the cursor stands; 0 on an empty timeline.
    [[nodiscard]] virtual int step() const = 0;
    /// Moves the cursor, clamped to the timeline.
    virtual void goTo(int step) = 0;
    void stepBy(int steps) { goTo(step() + steps); }
    void goToPreviousWord() { goTo(timeline().previousWord(step())); }
    void goToNextWord() { goTo(timeline().nextWord(step())); }
    void goToEnd() { goTo(timeline().size() - 1); }

    /// A step in words: "Score for “pommes”". REQUIRES 0 <= step < timeline().size().
    [[nodiscard]] virtual QString nameOf(int step) const = 0;
    /// Where the cursor stands, in words: "Step 6 of 41".
    [[nodiscard]] virtual QString position() const = 0;
    /// What the keys do, in a few words.
    [[nodiscard]] virtual QString keyHint() const = 0;
    /// What each word is made of, "each word: score · softmax · context · output"; may be empty.
    [[nodiscard]] virtual QString wordCaption() const { return {}; }

    /// Whether the way back from the loss can be stepped through, and whether it is.
    [[nodiscard]] virtual bool canTurn() const { return false; }
    [[nodiscard]] virtual bool backward() const { return false; }
    virtual void turn() {}

    /// The mouse is over a step; -1: it has left.
    virtual void pointAt(int step) = 0;
    /// The words at which stands what the mouse is over, anywhere.
    [[nodiscard]] virtual scene::Standing standing() const = 0;

    [[nodiscard]] virtual int stepsPerMinute() const = 0;
    virtual void setStepsPerMinute(int steps) = 0;

  signals:
    void timelineChanged();
    void cursorChanged();
    void standingChanged();
    void speedChanged();
};

}  // namespace lab::gui
