// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/metrics.h"

#include <QtTest>
#include <filesystem>

#include "formats/alignment_text.h"
#include "formats/json.h"
#include "formats/read_file.h"

using namespace lab;
using training::AlignmentErrorRate;
using training::Bleu;
using training::Tokens;

namespace {

constexpr const char* goldFolder = SHARED_DATA_DIR "/gold";

AlignmentErrorRate::Links links(const std::vector<formats::AlignmentLink>& list, bool isReversed) {
    AlignmentErrorRate::Links set;
    for (const auto& link : list) {
        const auto first = static_cast<int>(isReversed ? link.target : link.source);
        const auto second = static_cast<int>(isReversed ? link.source : link.target);
        set.insert({.source = first, .target = second});
    }
    return set;
}

/// A system's links (counted from 0) against the hand-made ones (counted from 1).
AlignmentErrorRate score(const QString& file, bool isReversed) {
    const auto read = [](const std::string& name, formats::FirstWord first) {
        return formats::parseAlignments(formats::readFile(goldFolder + ("/" + name)), first);
    };
    const auto gold = read("enfr.gold", formats::FirstWord::One);
    const auto system = read("lilt/" + file.toStdString(), formats::FirstWord::Zero);
    if (gold.size() != system.size()) {
        throw std::runtime_error("the files differ in length");
    }
    AlignmentErrorRate rate;
    for (std::size_t k = 0; k < gold.size(); ++k) {
        rate.add(links(system[k].sure, isReversed), links(gold[k].sure, false),
                 links(gold[k].possible, false));
    }
    return rate;
}

}  // namespace

class TestMetrics : public QObject {
    Q_OBJECT

  private slots:
    void bleuIsThatOfTheReference_data() {
        QTest::addColumn<int>("index");
        cases_ = formats::readJson(TEST_DATA_DIR "/training/bleu.json");
        QVERIFY(cases_.size() >= 10);
        for (int k = 0; k < static_cast<int>(cases_.size()); ++k) {
            QTest::addRow("corpus %d", k) << k;
        }
    }
    void bleuIsThatOfTheReference() {
        QFETCH(int, index);
        const auto& each = cases_[static_cast<std::size_t>(index)];
        Bleu bleu;
        for (std::size_t k = 0; k < each["references"].size(); ++k) {
            bleu.add(each["hypotheses"][k].get<Tokens>(), each["references"][k].get<Tokens>());
        }
        QVERIFY2(std::abs(bleu.score() - each["bleu"].get<double>()) < 1e-9,
                 qPrintable(QString::number(bleu.score(), 'g', 17)));
    }

    void anEmptyCorpusHasNoBleu() { QCOMPARE(Bleu().score(), 0.0); }

    void aerOfAnExample() {
        // |A| = 3, |S| = 2, A and S share 1, A and P share 2: 1 - 3 / 5.
        AlignmentErrorRate rate;
        rate.add({{0, 0}, {1, 1}, {2, 2}}, {{0, 0}, {3, 3}}, {{1, 1}});
        QCOMPARE(rate.rate(), 0.4);
        QCOMPARE(rate.precision(), 2.0 / 3);
        QCOMPARE(rate.recall(), 0.5);
    }

    void aerIsZeroForTheGoldItself() {
        AlignmentErrorRate rate;
        rate.add({{0, 0}, {1, 2}}, {{0, 0}, {1, 2}}, {{0, 0}, {1, 2}, {5, 5}});
        QCOMPARE(rate.rate(), 0.0);
    }

    /// enfr-results.txt: "FILE: AER% (precision%/recall%/links)", to a tenth of a percent.
    void aerReproducesPublishedNumbers_data() {
        QTest::addColumn<QString>("expected");
        const std::string path = std::string(goldFolder) + "/lilt/enfr-results.txt";
        if (!std::filesystem::exists(path)) {
            QSKIP("the shared data is not here");
        }
        for (const QString& line :
             QString::fromStdString(formats::readFile(path)).split('\n', Qt::SkipEmptyParts)) {
            const QString file = line.section(": ", 0, 0);
            if (std::filesystem::exists(std::string(goldFolder) + "/lilt/" + file.toStdString())) {
                QTest::newRow(qPrintable(file)) << line.section(": ", 1).trimmed();
            }
        }
    }
    void aerReproducesPublishedNumbers() {
        QFETCH(QString, expected);
        const QString file = QTest::currentDataTag();
        // The links of this file are French-English.
        const AlignmentErrorRate rate = score(file, file.contains("reverse"));
        const auto percent = [](double share) { return QString::number(100 * share, 'f', 1); };
        QCOMPARE(QString("%1% (%2%/%3%/%4)")
                     .arg(percent(rate.rate()), percent(rate.precision()), percent(rate.recall()))
                     .arg(rate.links()),
                 expected);
    }

  private:
    formats::Json cases_;
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "test_metrics.moc"
