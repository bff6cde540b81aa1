// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/probe.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <exception>
#include <ranges>

#include "gui/snapshot_id.h"
#include "language/nearest_reference.h"
#include "models/decode.h"
#include "models/stopped.h"
#include "models/typed_text.h"

namespace lab::gui {
namespace {

using language::SentencePair;
using models::Decoding;
using models::Model;
using models::Trace;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Probe)
};

/// A translator that has learnt little repeats itself: so much is enough to see that.
int mostWords(std::size_t source) {
    return static_cast<int>(source) + 8;
}

QStringList textsOf(const std::vector<std::string>& words) {
    QStringList texts;
    for (const std::string& word : words) {
        texts << QString::fromStdString(word);
    }
    return texts;
}

std::vector<std::string> saidBy(const Trace& trace) {
    std::vector<std::string> words = trace.target();
    if (!trace.cutOff() && !words.empty()) {
        words.pop_back();
    }
    return words;
}

/// What one model says by itself; or why it cannot.
struct Said {
    std::shared_ptr<const Model> model;
    std::vector<std::string> source;
    std::shared_ptr<const Trace> trace;
    QString problem;
};

Said say(const ProbedModel& probed, const ProbeRequest& request, const ModelStore& models,
         const std::stop_token& stop) {
    Said said;
    try {
        said.model = probed.model != nullptr
                         ? probed.model
                         : models.load(snapshotId(probed.step), request.mechanism);
        said.source = models::sourceTokens(request.sentence.toStdString(), *said.model);
        if (!said.source.empty()) {
            said.trace =
                models::translate(said.model, said.source,
                                  {.maxLength = mostWords(said.source.size()), .stop = stop});
        }
    } catch (const models::Stopped&) {
        throw;
    } catch (const std::exception& error) {
        said.problem = QString::fromUtf8(error.what());
    }
    return said;
}

void showAlignment(figures::ComparisonPanel& panel, const Said& said,
                   const std::vector<std::string>& words, const std::stop_token& stop) {
    const auto told = models::translate(said.model, said.source,
                                        {.mode = Decoding::Mode::Forced,
                                         .forced = said.model->target.encode(words),
                                         .typed = words,
                                         .stop = stop});
    panel.target = textsOf(told->target());
    for (int t = 0; t < told->targetPositions(); ++t) {
        if (told->isUnknownTarget(t)) {
            panel.unknownTarget.insert(t);
        }
    }
    if (told->hasWeights() && told->positions() == told->sourcePositions()) {
        panel.weights = told->alignment({}, models::Heads::Mean);
    }
}

figures::ComparisonPanel panelOf(int step, const Said& said, const std::vector<std::string>& words,
                                 const std::stop_token& stop) {
    figures::ComparisonPanel panel;
    panel.title = Words::tr("step %1").arg(QLocale().toString(step));
    panel.problem = said.problem;
    if (said.trace == nullptr) {
        return panel;
    }
    panel.said = textsOf(saidBy(*said.trace));
    try {
        showAlignment(panel, said, words, stop);
    } catch (const models::Stopped&) {
        throw;
    } catch (const std::exception& error) {
        panel.problem = QString::fromUtf8(error.what());
    }
    return panel;
}

void addSource(figures::ComparisonFigure& figure, const Trace& trace) {
    for (int i = 0; i < trace.sourcePositions(); ++i) {
        figure.source << QString::fromStdString(trace.source()[static_cast<std::size_t>(i)]);
        if (trace.isUnknownSource(i)) {
            figure.unknownSource.insert(i);
        }
    }
}

/// The last that says something: what it says is what the others are asked about.
const Said* lastThatSays(const std::vector<Said>& all) {
    const auto last = std::ranges::find_if(all | std::views::reverse,
                                           [](const Said& said) { return said.trace != nullptr; });
    return last == all.rend() ? nullptr : &*last;
}

}  // namespace

figures::ComparisonFigure probe(const ProbeRequest& request, const ModelStore& models,
                                References& references, const std::stop_token& stop) {
    std::vector<Said> all;
    for (const ProbedModel& probed : request.models) {
        all.push_back(say(probed, request, models, stop));
    }
    const Said* last = lastThatSays(all);
    std::vector<SentencePair> known;
    std::vector<std::string> words;
    const SentencePair* reference = nullptr;
    figures::ComparisonFigure figure;
    if (last != nullptr) {
        addSource(figure, *last->trace);
        words = saidBy(*last->trace);
        known = references.of(request.data, last->source, stop);
        reference = language::nearestReference(known, words);
        words = reference != nullptr ? reference->target : words;
    } else if (std::ranges::all_of(all, &QString::isEmpty, &Said::problem)) {
        return figure;
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        figure.panels.push_back(panelOf(request.models[k].step, all[k], words, stop));
        if (reference != nullptr) {
            figure.panels.back().reference = textsOf(reference->target);
        }
    }
    figure.currentPanel = static_cast<int>(figure.panels.size()) - 1;
    return figure;
}

}  // namespace lab::gui
