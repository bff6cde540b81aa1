// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <optional>
#include <random>

#include "layers/encoder.h"
#include "sequences.h"
#include "tape/error.h"

using namespace lab::layers;
using namespace lab::layers::testing;
using lab::tape::Tape;

namespace {

constexpr Index inputs = 3;
constexpr Index units = 6;

/// Sentences of random lengths, padded to the longest with `padding`.
struct PaddedBatch {
    PaddedBatch(std::mt19937& random, Index count, double padding) {
        std::uniform_int_distribution<Index> length(1, 9);
        std::uniform_real_distribution<double> number(-1, 1);
        for (Index b = 0; b < count; ++b) {
            sentences.push_back(
                Matrix::NullaryExpr(inputs, length(random), [&] { return number(random); }));
            positions = std::max(positions, sentences.back().cols());
        }
        x = Matrix::Constant(inputs, positions * count, padding);
        keep.assign(static_cast<std::size_t>(positions * count), 0);
        for (Index b = 0; b < count; ++b) {
            const Matrix& sentence = sentences[static_cast<std::size_t>(b)];
            for (Index i = 0; i < sentence.cols(); ++i) {
                x.col(i * count + b) = sentence.col(i);
                keep[static_cast<std::size_t>(i * count + b)] = 1;
            }
        }
    }

    std::vector<Matrix> sentences;
    Index positions = 0;
    Matrix x;
    std::vector<int> keep;
};

}  // namespace

class TestPadding : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        random_.seed(7);
        make(CellKind::Gru, Reading::BothWays);
    }

    void paddedBatchEqualsItsSentencesReadOneByOne_data() { addEncoders(); }
    void paddedBatchEqualsItsSentencesReadOneByOne() {
        makeChosen();
        for (Index count = 1; count <= 12; ++count) {
            const PaddedBatch padded(random_, count, 0.5);
            Tape<double> tape;
            Run<double> run(tape, parameters_);
            const auto together = (*encoder_)(run, tape.constant(padded.x), count, padded.keep);
            QCOMPARE(together.states.columns(), padded.positions * count);
            for (Index b = 0; b < count; ++b) {
                const Matrix& sentence = padded.sentences[static_cast<std::size_t>(b)];
                const auto alone = (*encoder_)(run, tape.constant(sentence), 1);
                const Matrix found =
                    together.states.value().middleCols(b * padded.positions, sentence.cols());
                QVERIFY(difference(found, alone.states.value()) < 1e-13);
            }
        }
    }

    void whatThePaddingHoldsDoesNotMatter_data() { addEncoders(); }
    void whatThePaddingHoldsDoesNotMatter() {
        makeChosen();
        const auto loss = [&](double padding) {
            random_.seed(3);
            const PaddedBatch padded(random_, 5, padding);
            Tape<double> tape;
            Parameters<double>::Flat gradient =
                Parameters<double>::Flat::Zero(parameters_.flat().size());
            Run<double> run(tape, parameters_, &gradient);
            const auto found = (*encoder_)(run, tape.constant(padded.x), 5, padded.keep);
            tape.backward(lab::tape::sum(found.states));
            return std::pair(Matrix(found.states.value()), Matrix(gradient));
        };
        const auto [values, gradient] = loss(0);
        const auto [otherValues, otherGradient] = loss(-80);
        QVERIFY(difference(otherValues, values) == 0);
        QVERIFY(difference(otherGradient, gradient) == 0);
    }

    void stateIsCarriedOverThePadding() {
        make(CellKind::Lstm, Reading::BothWays);
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        const Matrix x = Matrix::Ones(inputs, 3);
        const auto found = (*encoder_)(run, tape.constant(x), 1, std::array{1, 1, 0});
        QVERIFY(difference(found.forward[2].h.value(), found.forward[1].h.value()) == 0);
        QVERIFY(difference(found.forward[2].c.value(), found.forward[1].c.value()) == 0);
        QVERIFY(difference(found.backward[2].h.value(), Matrix::Zero(units, 1)) == 0);
        QVERIFY(difference(found.backward[2].c.value(), Matrix::Zero(units, 1)) == 0);
    }

    void theWholeSentenceIsInTheLastStateOfItsOwn() {
        for (const Reading reading : {Reading::Forward, Reading::BothWays}) {
            make(CellKind::Gru, reading);
            const Matrix x = Matrix::Random(inputs, 4);
            Tape<double> tape;
            Run<double> run(tape, parameters_);
            const auto padded = (*encoder_)(run, tape.constant(x), 1, std::array{1, 1, 1, 0});
            const auto alone = (*encoder_)(run, tape.constant(x.leftCols(3)), 1);
            QVERIFY(difference(padded.whole().value(), alone.whole().value()) == 0);
            const bool both = reading == Reading::BothWays;
            const auto& last = both ? alone.backward[0].h : alone.forward[2].h;
            QCOMPARE(alone.whole().node, last.node);
        }
    }

    void statesStandSentenceBySentence() {
        random_.seed(9);
        const PaddedBatch padded(random_, 3, 0);
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        const auto found = (*encoder_)(run, tape.constant(padded.x), 3, padded.keep);
        for (Index b = 0; b < 3; ++b) {
            for (Index i = 0; i < padded.positions; ++i) {
                const auto column = found.states.value().col(b * padded.positions + i);
                const auto at = static_cast<std::size_t>(i);
                QVERIFY(column.head(units) == found.forward[at].h.value().col(b));
                QVERIFY(column.tail(units) == found.backward[at].h.value().col(b));
            }
        }
    }

    void wrongBatchIsRefused_data() {
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("sentences");
        QTest::addColumn<int>("maskEntries");
        QTest::addRow("no positions") << 0 << 1 << 0;
        QTest::addRow("no sentences") << 4 << 0 << 0;
        QTest::addRow("columns that are no whole positions") << 5 << 2 << 0;
        QTest::addRow("short mask") << 4 << 2 << 3;
        QTest::addRow("long mask") << 4 << 2 << 5;
    }
    void wrongBatchIsRefused() {
        QFETCH(const int, columns);
        QFETCH(const int, sentences);
        QFETCH(const int, maskEntries);
        Tape<double> tape;
        Run<double> run(tape, parameters_);
        const auto x = tape.constant(Matrix::Ones(inputs, columns));
        const std::vector<int> keep(static_cast<std::size_t>(maskEntries), 1);
        QVERIFY_EXCEPTION_THROWN((*encoder_)(run, x, sentences, keep), lab::tape::TapeError);
    }

  private:
    static void addEncoders() {
        QTest::addColumn<CellKind>("cell");
        QTest::addColumn<Reading>("reading");
        for (const auto& [name, kind] :
             {std::pair{"simple", CellKind::Simple}, std::pair{"gru", CellKind::Gru},
              std::pair{"lstm", CellKind::Lstm}}) {
            QTest::addRow("%s forward", name) << kind << Reading::Forward;
            QTest::addRow("%s both ways", name) << kind << Reading::BothWays;
        }
    }

    void makeChosen() {
        QFETCH(const CellKind, cell);
        QFETCH(const Reading, reading);
        make(cell, reading);
    }

    void make(CellKind cell, Reading reading) {
        parameters_ = {};
        encoder_.emplace(parameters_, "encoder", inputs, units, cell, reading);
        std::uniform_real_distribution<double> number(-1, 1);
        for (double& parameter : parameters_.flat()) {
            parameter = number(random_);
        }
    }

    std::mt19937 random_;
    Parameters<double> parameters_;
    std::optional<Encoder> encoder_;
};

QTEST_GUILESS_MAIN(TestPadding)
#include "test_padding.moc"
