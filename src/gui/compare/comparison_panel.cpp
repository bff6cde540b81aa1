// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/comparison_panel.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "training/cost.h"
#include "training/tally.h"

namespace lab::gui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString nameOf(const QString& mechanism, const ModelStore& models) {
    for (const auto& each : models.registry().all()) {
        if (textOf(each->description().id) == mechanism) {
            return textOf(each->description().name);
        }
    }
    return mechanism;
}

QStringList textsOf(const std::vector<std::string>& words) {
    QStringList texts;
    for (const std::string& word : words) {
        texts << QString::fromStdString(word);
    }
    return texts;
}

/// "Luong 2015, D = 10", "Vaswani 2017, mean of 4".
QString citationOf(const models::Trace& trace) {
    const auto& translator = trace.model().translator;
    const QString paper = textOf(translator.mechanism().description().paper);
    if (trace.heads() > 1) {
        return Words::tr("%1, mean of %2").arg(paper).arg(trace.heads());
    }
    const auto& settings = translator.config().settings;
    if (const auto window = settings.find("D"); window != settings.end()) {
        return Words::tr("%1, window ±%2").arg(paper).arg(window->second);
    }
    return paper;
}

/// Of the words that were said, <eos> left out.
std::optional<double> entropyOf(const figures::WeightMatrix& weights, bool ended) {
    language::SentencePair words;
    words.target.resize(static_cast<std::size_t>(weights.rows()) - (ended ? 1 : 0));
    words.source.resize(static_cast<std::size_t>(weights.cols()));
    if (words.target.empty()) {
        return std::nullopt;
    }
    training::Tally tally;
    tally.addAlignment(weights, words);
    return tally.scores().entropy;
}

}  // namespace

QString contenderTitle(const scene::Contender& contender, const ModelStore& models) {
    QStringList parts{nameOf(contender.mechanism, models)};
    const auto known = models.models();
    const auto entry = std::ranges::find(known, contender.model, &ModelEntry::id);
    if (entry == known.end()) {
        parts << contender.model;
    } else if (!entry->variant.isEmpty()) {
        parts << entry->variant;
    }
    if (contender.temperature != 1) {
        parts << Words::tr("temperature %1").arg(QLocale().toString(contender.temperature, 'g', 3));
    }
    return parts.join(Words::tr(" · "));
}

figures::ComparisonPanel comparisonPanel(const QString& title, const Contested& result) {
    figures::ComparisonPanel panel;
    panel.title = title;
    if (result.trace == nullptr) {
        panel.problem = result.problem;
        return panel;
    }
    const models::Trace& trace = *result.trace;
    panel.citation = citationOf(trace);
    panel.target = textsOf(trace.target());
    for (int t = 0; t < trace.targetPositions(); ++t) {
        if (trace.isUnknownTarget(t)) {
            panel.unknownTarget.insert(t);
        }
    }
    if (trace.hasWeights() && trace.positions() == trace.sourcePositions()) {
        panel.weights = trace.alignment({}, models::Heads::Mean);
        panel.entropy = entropyOf(panel.weights, !trace.cutOff());
    }
    if (result.reference) {
        panel.reference = textsOf(result.reference->target);
    }
    panel.alignmentErrorRate = result.alignmentErrorRate;
    panel.multiplyAdds =
        training::multiplyAdds(trace.model(), trace.sourcePositions(), trace.targetPositions());
    return panel;
}

}  // namespace lab::gui
