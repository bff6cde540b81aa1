// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "figures/comparison_figure.h"
#include "figures/difference_figure.h"
#include "gui/compare/contest.h"
#include "gui/explore_session.h"
#include "gui/latest_worker.h"
#include "gui/stepping.h"

namespace lab::gui {

/// What the page Compare shows: the contenders of the scene on its sentence, and one cursor that
/// goes through the words of all of them. Follows the document's session and changes the scene
/// through it. Works only while it is awake. Lives on the GUI thread; translating happens in a
/// worker, and the old results stay until the new ones are there.
class CompareSession final : public Stepping {
    Q_OBJECT

  public:
    CompareSession(ExploreSession& document, const ModelStore& models, Contest contest,
                   QObject* parent = nullptr);

    /// Whether changes are followed at once; asleep they wait.
    void setAwake(bool awake);

    [[nodiscard]] ExploreSession& document() const { return document_; }
    [[nodiscard]] const ModelStore& models() const { return models_; }
    [[nodiscard]] const scene::Comparison& comparison() const {
        return document_.scene().comparison;
    }
    /// One for each contender once it has worked; of earlier contenders while it works.
    [[nodiscard]] const std::vector<Contested>& results() const { return results_; }
    [[nodiscard]] bool busy() const { return worker_.busy(); }
    /// Whether there is something to show: translations, or why there are none.
    [[nodiscard]] bool hasResults() const { return !results_.empty(); }

    /// Additive, or with what sets it apart from the others: "Additive · LSTM · temperature 0.5".
    [[nodiscard]] QString titleOf(const scene::Contender& contender) const;
    /// The results as a figure with the cursor and what the mouse is over. REQUIRES hasResults().
    [[nodiscard]] figures::ComparisonFigure figure() const;
    /// The weights of one contender minus those of another, row by row; not drawable where one has
    /// none. REQUIRES hasResults().
    [[nodiscard]] figures::DifferenceFigure difference() const;
    [[nodiscard]] int minuend() const { return known(comparison().minuend); }
    [[nodiscard]] int subtrahend() const { return known(comparison().subtrahend); }
    /// The contender that is looked at.
    [[nodiscard]] int current() const { return known(comparison().current); }

    void setView(scene::ComparisonView view);
    void setCurrent(int contender);
    void setDifference(int minuend, int subtrahend);
    /// After the others; does nothing when there are as many as there may be.
    void add(const scene::Contender& contender);
    /// The last one stays, and nothing happens without such a contender.
    void remove(int contender);
    void replace(int contender, const scene::Contender& by);
    [[nodiscard]] bool canAdd() const;
    [[nodiscard]] bool canRemove() const { return comparison().contenders.size() > 1; }

    /// What the mouse is over: a target word, a source word, or where they meet.
    [[nodiscard]] const std::optional<figures::Pointed>& pointed() const { return pointed_; }
    void point(const std::optional<figures::Pointed>& pointed);

    [[nodiscard]] const scene::Timeline& timeline() const override { return timeline_; }
    [[nodiscard]] int step() const override { return timeline_.clamp(comparison().word); }
    void goTo(int step) override;
    [[nodiscard]] QString nameOf(int step) const override;
    [[nodiscard]] QString position() const override;
    [[nodiscard]] QString keyHint() const override;
    void pointAt(int step) override;
    [[nodiscard]] scene::Standing standing() const override;
    [[nodiscard]] int stepsPerMinute() const override { return document_.stepsPerMinute(); }
    void setStepsPerMinute(int steps) override { document_.setStepsPerMinute(steps); }

  signals:
    void resultsChanged();
    void pointedChanged();
    /// Contenders, view, cursor, or which two make the difference.
    void comparisonChanged();
    void busyChanged();

  private:
    void work();
    void accept(const std::vector<Contested>& results);
    void showComparison();
    [[nodiscard]] int known(int contender) const;
    /// The panel of a contender, among those that there are results of. REQUIRES hasResults().
    [[nodiscard]] std::size_t shownPanel(int contender) const;
    [[nodiscard]] figures::ComparisonFigure figureOfResults() const;
    [[nodiscard]] figures::AlignmentOptions look() const;

    ExploreSession& document_;
    const ModelStore& models_;
    bool awake_ = false;
    /// Of the last sentence that could be translated: it stays while another cannot.
    std::optional<TranslationRequest> sentence_;
    std::vector<TranslationRequest> asked_;
    std::vector<scene::Contender> contenders_;  ///< who were asked
    std::vector<Contested> results_;
    figures::ComparisonFigure figure_;  ///< of the results, without cursor and look
    scene::Timeline timeline_;
    std::optional<figures::Pointed> pointed_;
    scene::Comparison last_;
    LatestWorker<std::vector<TranslationRequest>, std::vector<Contested>> worker_;
};

}  // namespace lab::gui
