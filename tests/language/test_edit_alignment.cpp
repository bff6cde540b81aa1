// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "language/edit_alignment.h"
#include "language_testing.h"

using namespace lab::language;
using testing::words;

namespace {

/// One letter an edit: k, s, i, d.
QString lettersOf(const std::vector<EditStep>& steps) {
    QString letters;
    for (const EditStep& step : steps) {
        letters += QLatin1Char("ksid"[static_cast<int>(step.edit)]);
    }
    return letters;
}

/// The distance by its definition, without a table.
std::size_t distanceOf(const std::vector<std::string>& a, const std::vector<std::string>& b,
                       std::size_t i, std::size_t j) {
    if (i == 0 || j == 0) {
        return i + j;
    }
    const std::size_t same = a[i - 1] == b[j - 1] ? 0 : 1;
    return std::min({distanceOf(a, b, i - 1, j - 1) + same, distanceOf(a, b, i - 1, j) + 1,
                     distanceOf(a, b, i, j - 1) + 1});
}

}  // namespace

class TestEditAlignment : public QObject {
    Q_OBJECT

  private slots:
    void knownCases_data() {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("hypothesis");
        QTest::addColumn<QString>("edits");
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "";
        QTest::newRow("same") << "il mange ."
                              << "il mange ."
                              << "kkk";
        QTest::newRow("all missing") << "il mange ."
                                     << ""
                                     << "ddd";
        QTest::newRow("all too many") << ""
                                      << "il mange"
                                      << "ii";
        QTest::newRow("one missing") << "il n' aime pas ."
                                     << "il aime pas ."
                                     << "kdkkk";
        QTest::newRow("one too many") << "il aime ."
                                      << "il n' aime ."
                                      << "kikk";
        QTest::newRow("two wrong") << "les pommes rouges ."
                                   << "les fleurs vertes ."
                                   << "kssk";
        QTest::newRow("swapped") << "pommes rouges"
                                 << "rouges pommes"
                                 << "ss";
        QTest::newRow("accents count") << "été"
                                       << "ete"
                                       << "s";
    }

    void knownCases() {
        QFETCH(const QString, reference);
        QFETCH(const QString, hypothesis);
        QFETCH(const QString, edits);
        const auto steps =
            editAlignment(words(reference.toStdString()), words(hypothesis.toStdString()));
        QCOMPARE(lettersOf(steps), edits);
        QCOMPARE(static_cast<qsizetype>(countErrors(steps)), edits.size() - edits.count('k'));
    }

    void positionsAreThoseOfTheWords() {
        const auto steps = editAlignment(words("il n' aime pas"), words("il aime jamais bien"));
        QCOMPARE(steps.front(), (EditStep{Edit::Keep, 0, 0}));
        int reference = 0;
        int hypothesis = 0;
        for (const EditStep& step : steps) {
            QCOMPARE(step.reference, step.edit == Edit::Insert ? -1 : reference);
            QCOMPARE(step.hypothesis, step.edit == Edit::Delete ? -1 : hypothesis);
            reference += step.edit == Edit::Insert ? 0 : 1;
            hypothesis += step.edit == Edit::Delete ? 0 : 1;
        }
        QCOMPARE(reference, 4);
        QCOMPARE(hypothesis, 4);
    }

    /// No shorter way exists, and kept words are the same words.
    void isTheShortest() {
        std::mt19937 random(3);
        const auto sentence = [&] {
            std::vector<std::string> tokens(random() % 7);
            for (std::string& token : tokens) {
                token = std::string(1, static_cast<char>('a' + random() % 3));
            }
            return tokens;
        };
        for (int i = 0; i < 300; ++i) {
            const auto reference = sentence();
            const auto hypothesis = sentence();
            const auto steps = editAlignment(reference, hypothesis);
            QCOMPARE(countErrors(steps),
                     distanceOf(reference, hypothesis, reference.size(), hypothesis.size()));
            for (const EditStep& step : steps) {
                if (step.reference >= 0 && step.hypothesis >= 0) {
                    const bool same = reference[static_cast<std::size_t>(step.reference)] ==
                                      hypothesis[static_cast<std::size_t>(step.hypothesis)];
                    QCOMPARE(step.edit, same ? Edit::Keep : Edit::Substitute);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestEditAlignment)
#include "test_edit_alignment.moc"
