// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoStack>
#include <algorithm>
#include <memory>
#include <optional>

#include "gui/latest_worker.h"
#include "gui/sentence_reading.h"
#include "gui/stepping.h"
#include "gui/translation.h"
#include "models/trace.h"
#include "scene/relation.h"
#include "scene/scene.h"
#include "scene/timeline.h"

namespace lab::gui {

/// What the page Explore shows: the scene, the trace that belongs to it, the cursor and what the
/// mouse is over. Widgets read it, ask it for changes and follow its signals; they keep no state
/// of their own that matters. Lives on the GUI thread; translating happens in a worker, and the
/// old trace stays until the new one is there. `cursorChanged` tells of step, chosen source
/// position, head and chosen number.
class ExploreSession final : public Stepping {
    Q_OBJECT

  public:
    explicit ExploreSession(Translate translate, QObject* parent = nullptr);

    [[nodiscard]] const scene::Scene& scene() const { return scene_; }
    /// Null before the first translation and for an empty sentence.
    [[nodiscard]] const std::shared_ptr<const models::Trace>& trace() const { return trace_; }
    /// While the reader has changed something: the run as it is without, where it is known.
    [[nodiscard]] const std::shared_ptr<const models::Trace>& original() const { return original_; }
    [[nodiscard]] const scene::Timeline& timeline() const override { return timeline_; }
    /// The sentence and the forced target, as they will be read.
    [[nodiscard]] const SentenceReading& sentence() const { return sentence_; }
    [[nodiscard]] const SentenceReading& forcedTarget() const { return forced_; }

    /// Whether there is a moment to show.
    [[nodiscard]] bool hasMoment() const { return trace_ != nullptr && timeline_.size() > 0; }
    [[nodiscard]] int step() const override { return timeline_.clamp(scene_.step); }
    /// The moment of the cursor, at the chosen head. REQUIRES: hasMoment().
    [[nodiscard]] scene::Moment moment() const;
    /// How many heads the trace has, 1 without a trace; and the one looked at, from 0.
    [[nodiscard]] int heads() const { return trace_ != nullptr ? trace_->heads() : 1; }
    [[nodiscard]] int head() const { return std::min(scene_.head, heads() - 1); }
    /// The source position looked at now: the chosen one, or else the one being read or the one
    /// with the largest weight; -1 when there is no moment or no weight.
    [[nodiscard]] int source() const;
    /// Whether that is a word of the sentence, not a slot of a memory.
    [[nodiscard]] bool positionIsWord() const;

    [[nodiscard]] const scene::Quantity& hovered() const { return relation_.hovered(); }
    /// What is hovered and what belongs to it.
    [[nodiscard]] const scene::Relation& relation() const { return relation_; }
    /// What the inspector explains: the chosen number, or else the one that the moment is about.
    [[nodiscard]] scene::Quantity inspected() const;
    /// One line for the message bar; empty when all is well.
    [[nodiscard]] const QString& message() const { return message_; }
    [[nodiscard]] bool busy() const { return queue_.busy(); }
    /// What is to be translated; none while the sentence or the forced target cannot be.
    [[nodiscard]] std::optional<TranslationRequest> request() const;
    /// Whether the trace is of an earlier text because the present one cannot be translated.
    [[nodiscard]] bool outdated() const;
    /// Whether the trace is of the sentence as it stands: its tokens are the source positions.
    [[nodiscard]] bool showsSentence() const;

    /// The only place where the scene changes: compares, translates again where needed and tells
    /// the widgets what is different.
    void setScene(const scene::Scene& next);

    void setSentence(const QString& text);
    void setDecoding(scene::DecodingMode mode);
    void setForcedTarget(const QString& text);
    void setModel(const QString& id);
    void setMechanism(const QString& id);
    /// Changes the run; can be undone. Changes with the same `gesture` of 0 or more, as while the
    /// mouse is dragged, are undone together. `name`: what it was, "α₆,₇ = 0.5".
    void setWhatIf(const scene::WhatIf& next, const QString& name, int gesture = -1);
    void addChange(const scene::Change& change, const QString& name, int gesture = -1);
    void maskOrUnmask(int source);
    /// All attention of a target word to one position.
    /// The numbers of the trace that the reader has put there.
    [[nodiscard]] std::vector<scene::Quantity> replaced() const;
    void attendTo(int target, int position);
    /// What was changed, for undo and redo.
    [[nodiscard]] QUndoStack& history() { return history_; }
    void setView(const scene::ViewOptions& view);
    /// What stands for a number in pictures; with gradients they are computed first.
    void setNumbers(scene::ShownNumbers numbers);
    /// Steps from the loss back, or on again, from where the cursor stands.
    void setBackward(bool backward);
    void setPage(scene::Page page);
    void setComparison(const scene::Comparison& comparison);
    void setPlayground(const scene::Playground& playground);
    void setLengths(const scene::LengthStudy& lengths);
    void setTraining(const scene::TrainingStudy& training);
    /// Where the mechanism draws positions: draws others.
    void drawAgain();
    [[nodiscard]] bool draws() const;
    /// Moves the cursor, clamped to the timeline; the choice of a number ends, and at another
    /// word that of a source position too.
    void goTo(int step) override;
    /// The cursor at this step with this source position chosen (-1: the largest weight).
    void goTo(int step, int source);
    void chooseSource(int source);
    /// Looks at another head of the same moment; the choice of a number ends.
    void setHead(int head);
    /// The inspector explains this number; its source position and its head, if it has them, are
    /// chosen too.
    void choose(const scene::Quantity& quantity);
    /// From a chosen number to the one that was explained before it.
    void goBack();
    [[nodiscard]] bool canGoBack() const { return !trail_.empty(); }
    void hover(const scene::Quantity& quantity);

    [[nodiscard]] QString nameOf(int step) const override;
    [[nodiscard]] QString position() const override;
    [[nodiscard]] QString keyHint() const override;
    [[nodiscard]] QString wordCaption() const override;
    /// Pointing at a step is pointing at its word.
    void pointAt(int step) override;
    [[nodiscard]] scene::Standing standing() const override { return relation_.standing(); }
    [[nodiscard]] int stepsPerMinute() const override { return scene_.view.stepsPerMinute; }
    void setStepsPerMinute(int steps) override;
    [[nodiscard]] bool canTurn() const override { return true; }
    [[nodiscard]] bool backward() const override { return scene_.backward; }
    void turn() override { setBackward(!scene_.backward); }

    /// Translates again what could not be translated: there may be a model now.
    void retry();
    /// Translates again what is shown, as others shall: weights have become others under the same
    /// id.
    void translateAnew();
    void showMessage(const QString& line);
    /// What has been done, to be said for a moment.
    void note(const QString& line) { emit noted(line); }

  signals:
    void sceneChanged();    ///< sentence, decoding, model or mechanism
    void weightsChanged();  ///< they have become others under the same id
    void viewChanged();     ///< the view options
    void pageChanged();
    void comparisonChanged();
    void lengthsChanged();
    void trainingChanged();
    void playgroundChanged();
    void readingChanged();  ///< tokens or what is known of them
    void traceChanged();
    void hoverChanged();
    void messageChanged();
    void noted(const QString& line);
    void busyChanged();

  private:
    void showProblem(const QString& line);
    void readTexts();
    void translateAgain(std::chrono::milliseconds delay);
    void accept(const TranslationResult& result);
    void setTrace(std::shared_ptr<const models::Trace> trace);
    /// Forward, or backward where that is asked for and there are gradients.
    [[nodiscard]] scene::Timeline timelineOf(const models::Trace& trace) const;
    void turnTimeline();
    [[nodiscard]] int stepInNewTimeline(const scene::Timeline& next) const;

    scene::Scene scene_;
    std::shared_ptr<const models::Trace> trace_;
    scene::Timeline timeline_;
    std::shared_ptr<const models::Trace> lastTrace_;  ///< its model's words mark unknown tokens
    SentenceReading sentence_;
    SentenceReading forced_;
    scene::Relation relation_;
    scene::Quantity chosen_;
    /// What was explained, at which source position and head; an invalid quantity: the moment's
    /// own.
    struct Explained {
        scene::Quantity quantity;
        int source = -1;
        int head = 0;
    };
    std::vector<Explained> trail_;
    std::shared_ptr<const models::Trace> original_;
    QUndoStack history_;
    QString message_;
    QString problem_;  ///< of the last translation
    bool started_ = false;
    LatestWorker<TranslationRequest, TranslationResult> queue_;
};

}  // namespace lab::gui
