// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint.h"

#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "formats/format_error.h"
#include "formats/read_file.h"
#include "formats/safetensors.h"
#include "kinds.h"
#include "models/decode.h"
#include "small_model.h"

using namespace lab;
using formats::Bytes;
using formats::SafetensorsFile;
using formats::Tensor;

class TestCheckpoint : public QObject {
    Q_OBJECT

    attention::Registry registry_ = attention::standardRegistry();
    std::shared_ptr<const models::Model> model_ = smallModel(1);
    Bytes bytes_ = models::encodeCheckpoint(*model_);

    /// The one line with which the bytes are refused, or nothing when they are read.
    QString refusal(formats::ByteView bytes) {
        try {
            models::decodeCheckpoint(bytes, "w.safetensors", registry_);
            return {};
        } catch (const models::CheckpointError& error) {
            return error.what();
        } catch (const formats::FormatError& error) {
            return error.what();
        }
    }

    /// The refusal of the file after it was changed.
    QString refusalOf(const std::function<void(SafetensorsFile&)>& change) {
        SafetensorsFile file = formats::decodeSafetensors(bytes_, "file");
        change(file);
        return refusal(formats::encodeSafetensors(file));
    }

    static Tensor& tensor(SafetensorsFile& file, std::string_view name) {
        return std::ranges::find(file.tensors, name, &formats::NamedTensor::name)->tensor;
    }

  private slots:
    void returnsWhatWasSaved() {
        const auto read = models::decodeCheckpoint(bytes_, "file", registry_);
        QVERIFY(read->parameters.flat() == model_->parameters.flat());
        QVERIFY(read->translator.config() == model_->translator.config());
        QVERIFY(read->source == model_->source);
        QVERIFY(read->target == model_->target);
        QVERIFY(read->about == model_->about);
        QVERIFY(models::encodeCheckpoint(*read) == bytes_);
    }

    void languagesComeBackAndOlderFilesAreEnglishAndFrench() {
        const language::Languages languages{.source = {.tokens = language::TokensOf::AnyLanguage,
                                                       .letters = language::LetterCase::Kept},
                                            .target = {.tokens = language::TokensOf::English}};
        const models::Model other(model_->parameters, model_->translator, model_->source,
                                  model_->target, {}, languages);
        const Bytes bytes = models::encodeCheckpoint(other);
        QVERIFY(models::decodeCheckpoint(bytes, "file", registry_)->languages == languages);
        SafetensorsFile older = formats::decodeSafetensors(bytes, "file");
        older.metadata.erase("source.language");
        older.metadata.erase("target.language");
        QVERIFY(models::decodeCheckpoint(formats::encodeSafetensors(older), "file", registry_)
                    ->languages == language::Languages());
        QVERIFY(refusalOf([](SafetensorsFile& file) {
                    file.metadata["source.language"] = "klingon";
                }).contains("source.language is 'klingon'"));
    }

    void translatesAsBefore() {
        const auto read = models::decodeCheckpoint(bytes_, "file", registry_);
        const auto before = models::translate(model_, {"a", "b", "zebra"}, {});
        const auto after = models::translate(read, {"a", "b", "zebra"}, {});
        QVERIFY(before->targetIds() == after->targetIds());
        QVERIFY(before->alignment() == after->alignment());
    }

    void goesThroughAFile() {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("weights.safetensors").toStdString();
        models::saveCheckpoint(path, *model_);
        QVERIFY(models::loadCheckpoint(path, registry_)->parameters.flat() ==
                model_->parameters.flat());
    }

    void keepsTheOldFileWhenItCannotBeWritten() {
        QVERIFY_EXCEPTION_THROWN(
            models::saveCheckpoint("/no/such/folder/weights.safetensors", *model_),
            formats::FormatError);
        QVERIFY_EXCEPTION_THROWN(models::saveCheckpoint("/dev/full", *model_),
                                 formats::FormatError);
    }

    void refusesEveryTruncation() {
        for (std::size_t length = 0; length < bytes_.size(); length += 1 + length / 50) {
            const Bytes cut(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(length));
            const QString message = refusal(cut);
            QVERIFY2(message.contains("w.safetensors"), qPrintable(message));
            QVERIFY(!message.contains('\n'));
        }
    }

    void survivesAnyDamage() {
        std::mt19937 random(1);
        int refused = 0;
        for (int round = 0; round < 4000; ++round) {
            Bytes damaged = bytes_;
            for (auto changes = 1 + random() % 3; changes > 0; --changes) {
                // Half of them in the header, which is the smaller part.
                const std::size_t limit = random() % 2 == 0 ? 2000 : damaged.size();
                damaged[random() % limit] = static_cast<std::byte>(random());
            }
            const QString message = refusal(damaged);
            QVERIFY2(message.isEmpty() || message.contains("w.safetensors"), qPrintable(message));
            QVERIFY2(!message.contains('\n'), qPrintable(message));
            refused += message.isEmpty() ? 0 : 1;
        }
        QVERIFY(refused > 1000);
    }

    void refusesAnAbsurdHeader() {
        for (const std::uint64_t length :
             {std::uint64_t{1} << 63U, ~std::uint64_t{0}, std::uint64_t{bytes_.size()}}) {
            Bytes damaged = bytes_;
            for (std::size_t k = 0; k < 8; ++k) {
                damaged[k] = static_cast<std::byte>(length >> (8 * k));
            }
            QVERIFY(refusal(damaged).contains("w.safetensors"));
        }
    }

    void refusesSizesThatAreNot_data() {
        QTest::addColumn<QString>("size");
        for (const char* size : {"0", "-1", "1.5", "\"4\"", "null", "1e300", "99999999999999999999",
                                 "9223372036854775807", "2049", "3"}) {
            QTest::newRow(size) << size;
        }
    }
    void refusesSizesThatAreNot() {
        QFETCH(QString, size);
        for (const QString name : {"embedding", "encoder", "decoder", "attention", "readout"}) {
            const QString message = refusalOf([&](SafetensorsFile& file) {
                QString config = QString::fromStdString(file.metadata["config"]);
                config.replace(
                    QRegularExpression("\"" + name + "\": \\d+"),
                    "\"" + name + "\": " + (name == "attention" && size == "3" ? "4" : size));
                file.metadata["config"] = config.toStdString();
            });
            QVERIFY2(message.contains("w.safetensors"), qPrintable(name + ": " + message));
        }
    }

    void refusesMetadataThatIsNot() {
        for (const std::string key : {"format", "config", "source.words", "target.words"}) {
            QVERIFY(refusalOf([&](auto& file) {
                        file.metadata.erase(key);
                    }).contains(QString::fromStdString(key)));
            for (const char* bad : {"", "{}", "[]", "[1]", "nonsense", "[\"<pad>\"]"}) {
                QVERIFY(!refusalOf([&](auto& file) { file.metadata[key] = bad; }).isEmpty());
            }
        }
    }

    void refusesUnknownMechanismsAndCells() {
        const auto replaced = [&](const char* from, const char* to) {
            return refusalOf([&](SafetensorsFile& file) {
                std::string& config = file.metadata["config"];
                config.replace(config.find(from), std::string_view(from).size(), to);
            });
        };
        for (const QString& message :
             {replaced("additive", "telepathy"), replaced("\"gru\"", "\"abacus\""),
              replaced("\"gru\"", "\"lstm\"")}) {
            QVERIFY2(message.contains("w.safetensors"), qPrintable(message));
        }
        QVERIFY(replaced("additive", "telepathy").contains("telepathy"));
        QVERIFY(replaced("\"gru\"", "\"abacus\"").contains("abacus"));
        QVERIFY(replaced("\"gru\"", "\"lstm\"").contains("encoder.forward.W"));
    }

    void returnsEveryKind_data() { models::testing::addKinds(); }
    void returnsEveryKind() {
        QFETCH(models::TranslatorConfig, kind);
        const auto model = smallModel(2, 6, 3, kind);
        const Bytes bytes = models::encodeCheckpoint(*model);
        const auto read = models::decodeCheckpoint(bytes, "file", registry_);
        QVERIFY(read->translator.config() == model->translator.config());
        QVERIFY(read->parameters.flat() == model->parameters.flat());
        QVERIFY(models::encodeCheckpoint(*read) == bytes);
    }

    void returnsTheSettingsOfTheMechanism() {
        const auto model = smallModel(2, 6, 3, {.mechanism = "local-m", .settings = {{"D", 7}}});
        const auto read =
            models::decodeCheckpoint(models::encodeCheckpoint(*model), "file", registry_);
        QCOMPARE(read->translator.config().settings.at("D"), 7);
    }

    /// Files from the time when there was one order, one cell and one encoder.
    void readsWhatOlderFilesDoNotSayAsItWas() {
        const QString message = refusalOf([](SafetensorsFile& file) {
            file.metadata["config"] =
                R"({"attention": 3, "cell": "gru", "decoder": 6, "embedding": 4, "encoder": 5,)"
                R"( "mechanism": "additive", "readout": 7})";
        });
        QVERIFY2(message.isEmpty(), qPrintable(message));
        const auto shipped =
            models::loadCheckpoint(PROJECT_DIR "/resources/models/additive.safetensors", registry_);
        const models::TranslatorConfig& config = shipped->translator.config();
        QVERIFY(config.order == models::Order::Bahdanau);
        QVERIFY(config.cell == layers::CellKind::Gru);
        QVERIFY(config.bidirectional && !config.inputFeeding && config.settings.empty());
    }

    void refusesChoicesThatAreNot_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("named");
        const auto add = [](const char* from, const char* to, const char* named) {
            QTest::newRow(to) << from << to << named;
        };
        add(R"("order": "bahdanau")", R"("order": "up")", "up");
        add(R"("order": "bahdanau")", R"("order": 1)", "order");
        add(R"("order": "bahdanau")", R"("order": "luong")", "attentional.W");
        add(R"("order": "bahdanau")", R"("order": "simple")", "readout.W");
        add(R"("order": "bahdanau")", R"("order": "b\nb")", "b\\x0ab");
        add(R"("mechanism": "additive")", R"("mechanism": "a\nb")", "a\\x0ab");
        add(R"("inputFeeding": false)", R"("inputFeeding": true)", "input feeding");
        add(R"("inputFeeding": false)", R"("inputFeeding": "no")", "inputFeeding");
        add(R"("bidirectional": true)", R"("bidirectional": 1)", "bidirectional");
        add(R"("bidirectional": true)", R"("bidirectional": false)", "attention.U");
        add(R"("settings": {})", R"("settings": [])", "settings");
        add(R"("settings": {})", R"("settings": {"D": 4})", "D");
        add(R"("settings": {})", R"("settings": {"a\nb": 4})", "a\\x0ab");
        add(R"("locations": 64)", R"("locations": 0)", "locations");
        add(R"("locations": 64)", R"("locations": 1e9)", "locations");
    }
    void refusesChoicesThatAreNot() {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, named);
        const QString message = refusalOf([&](SafetensorsFile& file) {
            QString config = QString::fromStdString(file.metadata["config"]);
            QVERIFY2(config.contains(from), qPrintable(config));
            file.metadata["config"] = config.replace(from, to).toStdString();
        });
        QVERIFY2(message.contains("w.safetensors") && message.contains(named), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

    void refusesSettingsThatDoNotFit() {
        const auto model = smallModel(2, 6, 3, {.mechanism = "local-m", .settings = {{"D", 7}}});
        for (const char* const bad :
             {"-1", "1000000", "99999999999", "1.5", "\"7\"", "null", "1e300", "[]"}) {
            SafetensorsFile file =
                formats::decodeSafetensors(models::encodeCheckpoint(*model), "file");
            QString config = QString::fromStdString(file.metadata["config"]);
            QVERIFY(config.contains("\"D\": 7"));
            file.metadata["config"] =
                config.replace("\"D\": 7", QString("\"D\": ") + bad).toStdString();
            const QString message = refusal(formats::encodeSafetensors(file));
            QVERIFY2(message.contains("w.safetensors") && message.contains('D'),
                     qPrintable(message));
        }
    }

    void refusesWrongTensors() {
        const auto requireRefusal = [&](const QString& named, const auto& change) {
            const QString message = refusalOf(change);
            QVERIFY2(message.contains("w.safetensors") && message.contains(named),
                     qPrintable(message));
        };
        requireRefusal("start.b", [](auto& file) {
            std::erase_if(file.tensors, [](const auto& each) { return each.name == "start.b"; });
        });
        requireRefusal("tensors", [](auto& file) {
            file.tensors.push_back({"more", formats::vectorOf(Tensor::Float32{1})});
        });
        requireRefusal("attention.W", [](auto& file) {
            Tensor& weights = tensor(file, "attention.W");
            std::swap(weights.shape[0], weights.shape[1]);
        });
        requireRefusal("attention.v", [](auto& file) {
            Tensor& weights = tensor(file, "attention.v");
            weights.values = Tensor::Int64(formats::sizeOf(weights.values), 1);
        });
    }

    void refusesWeightsThatAreNoNumbers() {
        for (const float bad : {std::nanf(""), HUGE_VALF, -HUGE_VALF}) {
            const QString message = refusalOf([&](auto& file) {
                std::get<Tensor::Float32>(tensor(file, "decoder.C").values)[7] = bad;
            });
            QVERIFY2(message.contains("decoder.C"), qPrintable(message));
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "test_checkpoint.moc"
