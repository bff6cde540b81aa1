// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/snapshot.h"

#include <QtTest>
#include <cmath>
#include <limits>

#include "formats/format_error.h"
#include "formats/safetensors.h"
#include "models/checkpoint.h"
#include "toy_corpus.h"

using namespace lab;
using formats::SafetensorsFile;
using training::Snapshot;
using training::Trainer;
using training::TrainingOptions;

class TestSnapshot : public QObject {
    Q_OBJECT

    static constexpr TrainingOptions options_{.steps = 12,
                                              .batch = 7,
                                              .seed = 18'000'000'000'000'000'001ULL,
                                              .threads = 2,
                                              .rate = 0.0123F};
    ToyCorpus corpus_;
    attention::Registry registry_ = attention::standardRegistry();
    Snapshot snapshot_ = taken("hard");
    formats::Bytes bytes_ = training::encodeSnapshot(snapshot_);

    Snapshot taken(const std::string& mechanism) {
        Trainer trainer = corpus_.trainer(options_, {.mechanism = mechanism});
        training::Log log;
        for (int k = 0; k < 5; ++k) {
            log.add(trainer.step());
        }
        log.measured = {{.step = 0, .loss = 3.5, .exactMatch = 0, .alignmentAccuracy = 0.25},
                        {.step = 5,
                         .loss = 2.5,
                         .exactMatch = 0.125,
                         .alignmentAccuracy = std::numeric_limits<double>::quiet_NaN()}};
        log.seconds = 1.25;
        return {.model = corpus_.model(trainer),
                .data = "my data",
                .options = options_,
                .state = trainer.state(),
                .log = log};
    }

    QString refusalOf(const std::function<void(SafetensorsFile&)>& change) {
        SafetensorsFile file = formats::decodeSafetensors(bytes_, "file");
        change(file);
        try {
            training::decodeSnapshot(formats::encodeSafetensors(file), "s.safetensors", registry_);
            return {};
        } catch (const models::CheckpointError& error) {
            return error.what();
        } catch (const formats::FormatError& error) {
            return error.what();
        }
    }

    static void replace(SafetensorsFile& file, const char* from, const char* to) {
        std::string& text = file.metadata["training"];
        const auto at = text.find(from);
        QVERIFY(at != std::string::npos);
        text.replace(at, std::strlen(from), to);
    }

  private slots:
    void goesOnToTheSameBits_data() {
        QTest::addColumn<QString>("mechanism");
        QTest::newRow("additive") << "additive";
        QTest::newRow("hard, with its baseline") << "hard";
    }
    void goesOnToTheSameBits() {
        QFETCH(QString, mechanism);
        const Snapshot taken = this->taken(mechanism.toStdString());
        const Snapshot read =
            training::decodeSnapshot(training::encodeSnapshot(taken), "s", registry_);
        Trainer whole = corpus_.trainer(options_, {.mechanism = mechanism.toStdString()});
        Trainer later = corpus_.trainer(read.options, {.mechanism = mechanism.toStdString()});
        later.resume(read.state);
        while (!whole.finished()) {
            whole.step();
        }
        while (!later.finished()) {
            later.step();
        }
        QVERIFY(whole.parameters().flat() == later.parameters().flat());
    }

    void keepsWhatWasSeen() {
        const Snapshot read = training::decodeSnapshot(bytes_, "s", registry_);
        QCOMPARE(read.data, snapshot_.data);
        QCOMPARE(read.options.seed, options_.seed);
        QCOMPARE(read.options.rate, options_.rate);
        QCOMPARE(read.log.losses, snapshot_.log.losses);
        QCOMPARE(read.log.gradientNorms, snapshot_.log.gradientNorms);
        QCOMPARE(read.log.parameterNorms, snapshot_.log.parameterNorms);
        QCOMPARE(read.log.words, snapshot_.log.words);
        QCOMPARE(read.log.seconds, 1.25);
        QCOMPARE(read.log.measured.size(), std::size_t{2});
        QCOMPARE(read.log.measured[1].step, 5);
        QCOMPARE(read.log.measured[1].exactMatch, 0.125);
        QVERIFY(std::isnan(read.log.measured[1].alignmentAccuracy));
        QVERIFY(training::encodeSnapshot(read) == bytes_);
    }

    /// Every part of the program that reads models reads it.
    void isACheckpoint() {
        const auto model = models::decodeCheckpoint(bytes_, "s", registry_);
        QVERIFY(model->parameters.flat() == snapshot_.model->parameters.flat());
        QVERIFY(model->source == snapshot_.model->source);
    }

    void aCheckpointIsNoSnapshot() {
        const QString refusal = refusalOf([](auto& file) { file.metadata.erase("training"); });
        QVERIFY2(refusal.startsWith("s.safetensors:"), qPrintable(refusal));
        QVERIFY2(refusal.contains("not trained on"), qPrintable(refusal));
    }

    void refusesWhatCannotBe_data() {
        using Change = std::function<void(SafetensorsFile&)>;
        QTest::addColumn<Change>("change");
        const auto metadata = [](const char* from, const char* to) {
            return Change([from, to](SafetensorsFile& file) { replace(file, from, to); });
        };
        const auto tensor = [](std::string name, formats::Tensor value) {
            return Change([name, value](SafetensorsFile& file) {
                std::ranges::find(file.tensors, name, &formats::NamedTensor::name)->tensor = value;
            });
        };
        QTest::newRow("no JSON") << metadata("{", "[");
        QTest::newRow("steps of nobody") << metadata("\"steps\": 5", "\"steps\": -5");
        QTest::newRow("more steps than losses") << metadata("\"steps\": 5", "\"steps\": 6");
        QTest::newRow("a seed that is none") << metadata("\"18000", "\"x8000");
        QTest::newRow("no rate") << metadata("\"rate\": 0.01", "\"rate\": -0.01");
        QTest::newRow("no threads") << metadata("\"threads\": 2", "\"threads\": 0");
        QTest::newRow("Adam of another network")
            << tensor("training.adam.mean", formats::vectorOf(formats::Tensor::Float32{1, 2}));
        QTest::newRow("a loss that is no number")
            << tensor("training.losses",
                      formats::vectorOf(formats::Tensor::Float32{1, 2, 3, 4, std::nanf("")}));
        QTest::newRow("measured in the future") << tensor(
            "training.heldOut", formats::makeTensor({1, 4}, formats::Tensor::Float64{6, 1, 1, 1}));
        const auto measuredAt = [&tensor](double first, double second) {
            const formats::Tensor::Float64 rows{first, 1, 1, 1, second, 1, 1, 1};
            return tensor("training.heldOut", formats::makeTensor({2, 4}, rows));
        };
        QTest::newRow("measured backwards") << measuredAt(4, 2);
        QTest::newRow("measured twice at a step") << measuredAt(3, 3);
        QTest::newRow("longer than the world")
            << metadata("\"seconds\": 1.25", "\"seconds\": 1e300");
        QTest::newRow("less than no time") << metadata("\"seconds\": 1.25", "\"seconds\": -1.25");
    }
    void refusesWhatCannotBe() {
        QFETCH(std::function<void(SafetensorsFile&)>, change);
        const QString refusal = refusalOf(change);
        QVERIFY2(refusal.contains("s.safetensors"), qPrintable(refusal));
        QVERIFY(!refusal.contains('\n'));
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "test_snapshot.moc"
