// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/compare_session.h"

#include <algorithm>
#include <utility>

#include "attention/description.h"
#include "figures/alignment_of.h"
#include "gui/compare/comparison_panel.h"

namespace lab::gui {
namespace {

/// A change of the sentence while it is typed waits as long as in the document.
constexpr std::chrono::milliseconds typingDelay{60};

QString wordAt(const models::Trace& trace, int t) {
    return figures::tokenLabel(QString::fromStdString(trace.target()[static_cast<std::size_t>(t)]));
}

/// The words of the one that is looked at, then those that only longer translations have.
QStringList wordsOf(const std::vector<Contested>& results, int current) {
    QStringList words;
    const auto append = [&words](const Contested& result) {
        if (result.trace != nullptr) {
            for (int t = static_cast<int>(words.size()); t < result.trace->targetPositions(); ++t) {
                words << wordAt(*result.trace, t);
            }
        }
    };
    if (current < static_cast<int>(results.size())) {
        append(results[static_cast<std::size_t>(current)]);
    }
    std::ranges::for_each(results, append);
    return words;
}

}  // namespace

CompareSession::CompareSession(ExploreSession& document, const ModelStore& models, Contest contest,
                               QObject* parent)
    : Stepping(parent),
      document_(document),
      models_(models),
      last_(document.scene().comparison),
      worker_(std::move(contest),
              [this](const std::vector<Contested>& results) { accept(results); }) {
    connect(&document_, &ExploreSession::sceneChanged, this, &CompareSession::work);
    connect(&document_, &ExploreSession::weightsChanged, this, [this] {
        asked_.clear();
        work();
    });
    connect(&document_, &ExploreSession::comparisonChanged, this, &CompareSession::showComparison);
    connect(&document_, &ExploreSession::speedChanged, this, &Stepping::speedChanged);
}

void CompareSession::setAwake(bool awake) {
    awake_ = awake;
    if (awake_) {
        work();
    }
}

void CompareSession::work() {
    if (!awake_) {
        return;
    }
    if (document_.sentence().empty()) {
        sentence_.reset();
    } else if (const auto request = document_.request()) {
        sentence_ = request;
    }
    std::vector<TranslationRequest> requests;
    for (const scene::Contender& each : comparison().contenders) {
        if (sentence_) {
            requests.push_back(*sentence_);
            requests.back().model = each.model;
            requests.back().mechanism = each.mechanism;
            requests.back().temperature = each.temperature;
            requests.back().whatIf = {};  // its changes are of one run
            requests.back().gradients = false;
        }
    }
    if (requests == asked_) {
        return;
    }
    const bool typing =
        !asked_.empty() && !requests.empty() && asked_.front().source != requests.front().source;
    asked_ = requests;
    contenders_ = comparison().contenders;
    if (requests.empty()) {
        worker_.cancel();
        accept({});
        return;
    }
    worker_.request(std::move(requests), typing ? typingDelay : std::chrono::milliseconds(0));
    emit busyChanged();
}

void CompareSession::accept(const std::vector<Contested>& results) {
    results_ = results;
    figure_ = figureOfResults();
    timeline_ = scene::Timeline::ofWords(wordsOf(results_, current()));
    pointed_.reset();
    emit busyChanged();
    emit timelineChanged();
    emit resultsChanged();
    emit pointedChanged();
    emit standingChanged();
}

void CompareSession::showComparison() {
    const scene::Comparison before = std::exchange(last_, comparison());
    if (before.contenders != last_.contenders) {
        work();
    }
    if (before.current != last_.current) {
        timeline_ = scene::Timeline::ofWords(wordsOf(results_, current()));
        emit timelineChanged();
    }
    if (before.word != last_.word) {
        emit cursorChanged();
    }
    emit comparisonChanged();
}

int CompareSession::known(int contender) const {
    return std::clamp(contender, 0, static_cast<int>(comparison().contenders.size()) - 1);
}

/// While it works there may be fewer results than contenders, or more.
std::size_t CompareSession::shownPanel(int contender) const {
    return std::min(static_cast<std::size_t>(contender), results_.size() - 1);
}

QString CompareSession::titleOf(const scene::Contender& contender) const {
    return contenderTitle(contender, models_);
}

figures::AlignmentOptions CompareSession::look() const {
    const scene::ViewOptions& view = document_.scene().view;
    figures::AlignmentOptions options;
    options.colourMap = view.colourMap;
    options.showEos = view.showEos;
    options.showValues = false;  // cells this small have no room for them
    return options;
}

figures::ComparisonFigure CompareSession::figureOfResults() const {
    figures::ComparisonFigure figure;
    for (std::size_t k = 0; k < results_.size(); ++k) {
        figure.panels.push_back(comparisonPanel(titleOf(contenders_[k]), results_[k]));
    }
    const auto translated = std::ranges::find_if(
        results_, [](const Contested& result) { return result.trace != nullptr; });
    if (translated == results_.end()) {
        for (const std::string& word :
             asked_.empty() ? std::vector<std::string>{} : asked_.front().source) {
            figure.source << QString::fromStdString(word);
        }
        return figure;
    }
    const models::Trace& trace = *translated->trace;
    for (int i = 0; i < trace.sourcePositions(); ++i) {
        figure.source << QString::fromStdString(trace.source()[static_cast<std::size_t>(i)]);
        if (trace.isUnknownSource(i)) {
            figure.unknownSource.insert(i);
        }
    }
    return figure;
}

figures::ComparisonFigure CompareSession::figure() const {
    figures::ComparisonFigure figure = figure_;
    figure.view = comparison().view;
    figure.look = look();
    figure.marks.reachedRows = step() + 1;
    figure.marks.currentRow = step();
    figure.pointed = pointed_;
    figure.currentPanel = static_cast<int>(shownPanel(current()));
    return figure;
}

figures::DifferenceFigure CompareSession::difference() const {
    const figures::ComparisonFigure whole = figure();
    const auto& first = whole.panels[shownPanel(minuend())];
    const auto& second = whole.panels[shownPanel(subtrahend())];
    if (!whole.isDrawn(first) || !whole.isDrawn(second)) {
        return {.firstName = first.title, .secondName = second.title, .cells = {}};
    }
    return figures::differenceOf(first.title, whole.alignmentOf(first), second.title,
                                 whole.alignmentOf(second));
}

void CompareSession::setView(scene::ComparisonView view) {
    scene::Comparison next = comparison();
    next.view = view;
    document_.setComparison(next);
}

void CompareSession::setCurrent(int contender) {
    scene::Comparison next = comparison();
    next.current = known(contender);
    document_.setComparison(next);
}

void CompareSession::setDifference(int minuend, int subtrahend) {
    scene::Comparison next = comparison();
    next.minuend = known(minuend);
    next.subtrahend = known(subtrahend);
    document_.setComparison(next);
}

bool CompareSession::canAdd() const {
    return comparison().contenders.size() < scene::mostContenders;
}

void CompareSession::add(const scene::Contender& contender) {
    if (!canAdd()) {
        return;
    }
    scene::Comparison next = comparison();
    next.contenders.push_back(contender);
    next.current = static_cast<int>(next.contenders.size()) - 1;
    document_.setComparison(next);
}

void CompareSession::remove(int contender) {
    if (!canRemove() || contender != known(contender)) {
        return;
    }
    scene::Comparison next = comparison();
    next.contenders.erase(next.contenders.begin() + contender);
    const int last = static_cast<int>(next.contenders.size()) - 1;
    for (int* each : {&next.current, &next.minuend, &next.subtrahend}) {
        *each = std::min(*each > contender ? *each - 1 : *each, last);
    }
    document_.setComparison(next);
}

void CompareSession::replace(int contender, const scene::Contender& by) {
    scene::Comparison next = comparison();
    next.contenders[static_cast<std::size_t>(known(contender))] = by;
    document_.setComparison(next);
}

void CompareSession::point(const std::optional<figures::Pointed>& pointed) {
    if (pointed_ == pointed) {
        return;
    }
    pointed_ = pointed;
    emit pointedChanged();
    emit standingChanged();
}

void CompareSession::goTo(int step) {
    scene::Comparison next = comparison();
    next.word = timeline_.clamp(step);
    document_.setComparison(next);
}

QString CompareSession::nameOf(int step) const {
    return tr("Word %1: “%2”")
        .arg(step + 1)
        .arg(timeline_.groups()[static_cast<std::size_t>(step)].title);
}

QString CompareSession::position() const {
    return tr("Word %1 of %2").arg(step() + 1).arg(timeline_.size());
}

QString CompareSession::keyHint() const {
    return tr("← → all together · ↑ ↓ panel");
}

void CompareSession::pointAt(int step) {
    point(step < 0 ? std::nullopt : std::optional(figures::Pointed{.row = step, .column = {}}));
}

scene::Standing CompareSession::standing() const {
    scene::Standing standing;
    standing.target = pointed_ ? pointed_->row.value_or(-1) : -1;
    return standing;
}

}  // namespace lab::gui
