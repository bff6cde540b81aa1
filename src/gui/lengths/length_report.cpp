// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_report.h"

#include <QCryptographicHash>
#include <QSysInfo>

#include "language/corpus.h"

namespace lab::gui {
namespace {

using language::SentencePair;
using Progress = std::function<bool(const LengthReport&)>;

/// Raised where the same weights would be measured otherwise: kept results are stale then.
constexpr int method = 1;
/// Draws the same sentences for everybody, and others than evaluate does.
constexpr std::uint64_t seed = 40;
constexpr int lengthsInGroup = 4;
/// Costs follow from the length: few sentences of each are enough.
constexpr std::size_t costsEvery = 10;
constexpr int runs = 3;
/// So many sentences pass before the next report.
constexpr std::size_t reportEvery = 10;

std::vector<SentencePair> everySo(const std::vector<SentencePair>& pairs) {
    std::vector<SentencePair> some;
    for (std::size_t k = 0; k < pairs.size(); k += costsEvery) {
        some.push_back(pairs[k]);
    }
    return some;
}

/// One contender's part of the work.
class Measuring {
  public:
    Measuring(LengthReport& report, const std::vector<SentencePair>& pairs,
              const Progress& progress)
        : report_(report), pairs_(pairs), progress_(progress) {}

    /// False: it was told to stop.
    bool measure(const std::shared_ptr<const models::Model>& model) {
        LengthResult& result = report_.results.back();
        const std::size_t before = report_.done;
        bool goOn = true;
        const auto scored = [&](const training::LengthEvaluation& soFar) {
            report_.done = before + soFar.sentences();
            if (soFar.sentences() % reportEvery == 0) {
                result.quality = soFar.byLength();
                goOn = progress_(report_);
            }
            return goOn;
        };
        result.quality = training::evaluateByLength(model, pairs_, scored).byLength();
        const auto costed = [&](const std::vector<training::SentenceCost>& soFar) {
            ++report_.done;
            result.costs = soFar;
            goOn = soFar.size() % reportEvery != 0 || progress_(report_);
            return goOn;
        };
        if (goOn) {
            result.costs = training::measureCosts(model, everySo(pairs_), runs, costed);
        }
        return goOn;
    }

  private:
    LengthReport& report_;
    const std::vector<SentencePair>& pairs_;
    const Progress& progress_;
};

}  // namespace

MeasureLengths measureWith(const ModelStore& models, const GrammarStore& grammar) {
    return [&models, &grammar](const LengthTask& task, const Progress& progress) {
        const auto pairs = language::sampleByLength(
            grammar.grammar(), language::Part::HeldOut,
            {.longest = task.longest, .lengthsInGroup = lengthsInGroup, .perGroup = task.perGroup},
            seed);
        LengthReport report;
        const std::size_t each = pairs.size() + everySo(pairs).size();
        report.all = each * task.contenders.size();
        for (std::size_t k = 0; k < task.contenders.size(); ++k) {
            const scene::Contender& contender = task.contenders[k];
            report.results.push_back({.contender = contender});
            try {
                Measuring measuring(report, pairs, progress);
                if (!measuring.measure(models.load(contender.model, contender.mechanism))) {
                    return report;
                }
            } catch (const std::exception& error) {
                report.results.back() = {.contender = contender,
                                         .problem = QString::fromUtf8(error.what())};
            }
            report.results.back().complete = true;
            report.done = each * (k + 1);
        }
        return report;
    };
}

LengthStamp stampWith(const ModelStore& models, const GrammarStore& grammar) {
    return [&models, &grammar](const scene::Contender& contender) {
        const QByteArray weights = models.checksum(contender.model, contender.mechanism);
        if (weights.isEmpty()) {
            return QByteArray();
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const LengthTask task;
        const auto numbers = {method,
                              static_cast<int>(seed),
                              lengthsInGroup,
                              static_cast<int>(costsEvery),
                              runs,
                              task.longest,
                              static_cast<int>(task.perGroup)};
        for (const int number : numbers) {
            hash.addData(QByteArray::number(number) + ' ');
        }
        hash.addData(QSysInfo::machineUniqueId());
        hash.addData(weights);
        hash.addData(QByteArray::fromStdString(grammar.text()));
        return hash.result().toHex();
    };
}

}  // namespace lab::gui
