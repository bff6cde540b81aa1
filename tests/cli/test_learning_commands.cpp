// SPDX-License-Identifier: GPL-3.0-or-later
// The sub-commands that train and judge, as a user starts them.
#include <QtTest>
#include <fstream>

#include "command_line.h"
#include "formats/atomic_file.h"
#include "formats/json.h"
#include "models/checkpoint.h"

using namespace lab;

class TestLearningCommands : public QObject {
    Q_OBJECT

    CommandLine line_;

  private slots:
    void trainWritesWeightsThatTranslate() {
        const std::string path = line_.path("w.safetensors");
        const std::vector<std::string> arguments{
            "train", "--mechanism", "additive", "--steps",   "3", "--sentences",
            "300",   "--encoder",   "8",        "--decoder", "8", "--embedding",
            "6",     "--batch",     "16",       "-o",        path};
        const Outcome outcome = line_.runWell(arguments);
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.starts_with(path + ": 3 steps, loss "));
        QVERIFY(outcome.err.find("300 sentence pairs") != std::string::npos);
        const std::string first = formats::readFile(path);
        const auto model = models::loadCheckpoint(path, attention::standardRegistry());
        QCOMPARE(model->translator.config().encoder, tape::Index{8});
        QCOMPARE(model->about.at("steps"), std::string("3"));
        QCOMPARE(model->about.at("command"),
                 std::string("attention-lab train --mechanism additive --sentences 300 --steps 3 "
                             "--batch 16 --embedding 6 --encoder 8 --decoder 8"));
        QCOMPARE(line_.runWell({"translate", "--weights", path, "He eats."}).exitCode, 0);
        line_.runWell(arguments);
        QVERIFY(formats::readFile(path) == first);
    }

    void trainTakesEveryKind() {
        const std::string path = line_.path("kind.safetensors");
        const std::vector<std::string> small{
            "--steps",   "1", "--sentences", "50", "--batch",     "8", "--encoder", "4",
            "--readout", "4", "--embedding", "4",  "--attention", "4", "-o",        path};
        const auto train = [&](std::vector<std::string> arguments) {
            arguments.insert(arguments.begin(), "train");
            arguments.insert(arguments.end(), small.begin(), small.end());
            line_.runWell(arguments);
            return models::loadCheckpoint(path, attention::standardRegistry());
        };
        auto model = train({"--mechanism", "local-m", "--setting", "D=3", "--cell", "lstm",
                            "--unidirectional", "--input-feeding"});
        models::TranslatorConfig config = model->translator.config();
        QVERIFY(config.order == models::Order::Luong);  // as it was published
        QVERIFY(config.cell == layers::CellKind::Lstm);
        QVERIFY(config.inputFeeding && !config.bidirectional);
        QCOMPARE(config.settings.at("D"), 3);
        QVERIFY(model->about.at("command").find("--input-feeding --cell lstm --unidirectional "
                                                "--setting D=3") != std::string::npos);

        config = train({"--mechanism", "query-key"})->translator.config();
        QVERIFY(config.order == models::Order::Simple);
        config = train({"--mechanism", "query-key", "--order", "bahdanau"})->translator.config();
        QVERIFY(config.order == models::Order::Bahdanau);
        config = train({"--mechanism", "dot"})->translator.config();
        QCOMPARE(config.decoder, tape::Index{8});  // as many as an encoder state has
    }

    void trainStartsFromOtherWeights() {
        const std::string soft = line_.path("soft.safetensors");
        const std::string hard = line_.path("hard.safetensors");
        const std::vector<std::string> more{"--steps", "1", "--sentences", "50", "--rate", "1e-9"};
        const auto train = [&](std::vector<std::string> arguments) {
            arguments.insert(arguments.begin(), "train");
            arguments.insert(arguments.end(), more.begin(), more.end());
            return line_.run(arguments);
        };
        QCOMPARE(train({"--mechanism", "additive", "-o", soft}).exitCode, 0);
        QCOMPARE(train({"--mechanism", "hard", "-o", hard, "--start-from", soft, "--seed", "5"})
                     .exitCode,
                 0);
        const auto registry = attention::standardRegistry();
        const auto a = models::loadCheckpoint(soft, registry);
        const auto b = models::loadCheckpoint(hard, registry);
        QCOMPARE(b->translator.config().mechanism, std::string("hard"));
        QVERIFY((a->parameters.flat() - b->parameters.flat()).cwiseAbs().maxCoeff() < 1e-6F);

        const Outcome otherKind =
            train({"--mechanism", "general", "-o", hard, "--start-from", soft});
        QCOMPARE(otherKind.exitCode, 1);
        QVERIFY(otherKind.err.find("another kind of translator") != std::string::npos);
        const std::string corpus = line_.path("start.tsv");
        formats::writeFileAtomically(corpus,
                                     "A word eats.\tUn mot mange.\n"
                                     "A word sleeps.\tUn mot dort.\n");
        const Outcome otherWords =
            line_.run({"train", "--mechanism", "hard", "-o", hard, "--start-from", soft, "--corpus",
                       corpus, "--steps", "1", "--batch", "1"});
        QCOMPARE(otherWords.exitCode, 1);
        QVERIFY(otherWords.err.find("other words") != std::string::npos);
    }

    void trainReadsACorpus() {
        const std::string corpus = line_.path("pairs.tsv");
        std::ofstream file(corpus);
        for (int k = 0; k < 64; ++k) {
            const std::string word = "word" + std::string(1, static_cast<char>('a' + k % 8));
            file << "The " << word << " number" << k << " eats.\tLe " << word << " mange.\textra\n";
        }
        file << "no tab here\n";
        file.close();
        const std::string path = line_.path("c.safetensors");
        const Outcome outcome = line_.runWell({"train", "--mechanism", "additive", "--corpus",
                                               corpus, "--steps", "2", "--batch", "8", "-o", path});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.err.find("left out 1 line without a tab") != std::string::npos);
        const auto model = models::loadCheckpoint(path, attention::standardRegistry());
        QVERIFY(model->source.contains("eats"));
        QVERIFY(!model->source.contains("number1"));  // seen once only
        const Outcome scores = line_.runWell({"evaluate", "--weights", path, "--corpus", corpus});
        QCOMPARE(scores.exitCode, 0);
    }

    void trainTakesTwoFilesAndLimits() {
        const std::string sources = line_.path("sources.txt");
        const std::string translations = line_.path("translations.txt");
        formats::writeFileAtomically(sources, "Ein Hund.\nEin Hund.\n\nEin sehr alter Hund.\n");
        formats::writeFileAtomically(translations, "犬だ。\n犬だ。\n\n老犬だ。\n");
        const std::string path = line_.path("two.safetensors");
        const Outcome outcome = line_.runWell({"train",      "--mechanism",
                                               "additive",   "--corpus",
                                               sources,      "--translations",
                                               translations, "--source-language",
                                               "other",      "--target-language",
                                               "other",      "--min-count",
                                               "1",          "--max-length",
                                               "4",          "--held-out",
                                               "0",          "--steps",
                                               "1",          "--batch",
                                               "1",          "-o",
                                               path});
        QVERIFY(outcome.err.find("over 4 tokens on a side (line 4)") != std::string::npos);
        QVERIFY(outcome.err.find("an earlier line has already (line 2)") != std::string::npos);
        QVERIFY(outcome.err.find("1 pair, 1 to train on and 0 held out") != std::string::npos);
        const auto model = models::loadCheckpoint(path, attention::standardRegistry());
        QVERIFY(model->source.contains("hund"));
        QVERIFY(model->target.contains("犬"));
    }

    /// Most pairs of a file are for training: what is evaluated must be said.
    void evaluateSaysWhatOfACorpusItTakes() {
        const std::string corpus = line_.path("many.tsv");
        std::string text;
        for (int k = 0; k < 100; ++k) {
            text += "a b " + std::to_string(k) + ".\tA B.\n";
        }
        formats::writeFileAtomically(corpus, text);
        const auto evaluate = [&](std::vector<std::string> more) {
            more.insert(more.begin(),
                        {"evaluate", "--mechanism", "additive", "--json", "--corpus", corpus});
            return line_.runWell(more);
        };
        const auto sentences = [](const Outcome& outcome) {
            return formats::parseJson(outcome.out, "json").at("sentences").get<int>();
        };
        const Outcome some = evaluate({});
        const int heldOut = sentences(some);
        QVERIFY(heldOut > 1 && heldOut < 20);
        QCOMPARE(some.err, corpus + ": " + std::to_string(heldOut) +
                               " of 100 pairs are held out: these are evaluated\n");
        const Outcome one = evaluate({"--sentences", "1"});
        QCOMPARE(sentences(one), 1);
        QVERIFY(one.err.ends_with(": the first 1 of these are evaluated\n"));
        const Outcome all = evaluate({"--all"});
        QCOMPARE(sentences(all), 100);
        QCOMPARE(all.err, corpus + ": 100 pairs, held out or not: these are evaluated\n");
    }

    void anyBytesMayNameACorpus() {
        const std::string corpus = line_.path("corpus\xff.tsv");
        formats::writeFileAtomically(corpus,
                                     "A word eats.\tUn mot mange.\n"
                                     "A word sleeps.\tUn mot dort.\n"
                                     "A word runs.\tUn mot court.\n");
        const std::string path = line_.path("bytes.safetensors");
        line_.runWell({"train", "--mechanism", "additive", "--corpus", corpus, "--steps", "1",
                       "--batch", "2", "-o", path});
        models::loadCheckpoint(path, attention::standardRegistry());
    }

    void trainStopsAndSaves() {
        CommandLine stopped;
        stopped.patience = 3;
        const std::string path = stopped.path("w.safetensors");
        const Outcome outcome = stopped.run(
            {"train", "--mechanism", "additive", "--sentences", "100", "--steps", "7", "-o", path});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.find("stopped after 3 of 7 steps, " + path +
                                 " has the weights so far") != std::string::npos);
        models::loadCheckpoint(path, attention::standardRegistry());
    }

    void stoppingBeforeTheFirstStepKeepsTheOldFile() {
        CommandLine stopped;
        stopped.patience = 0;
        const std::string path = stopped.path("w.safetensors");
        formats::writeFileAtomically(path, "old");
        const Outcome outcome =
            stopped.run({"train", "--mechanism", "additive", "--sentences", "100", "-o", path});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.find("nothing was saved") != std::string::npos);
        QCOMPARE(formats::readFile(path), std::string("old"));
    }

    void evaluateStopsWhenAsked() {
        CommandLine stopped;
        stopped.patience = 2;
        const Outcome outcome =
            stopped.run({"evaluate", "--mechanism", "additive", "--sentences", "20"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.find("stopped after 3 of 20 sentences") != std::string::npos);
    }

    void evaluateMeasures() {
        const Outcome text =
            line_.runWell({"evaluate", "--mechanism", "additive", "--sentences", "20"});
        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.out.starts_with("tokens "));
        const auto json = formats::parseJson(
            line_.runWell({"evaluate", "--mechanism", "additive", "--sentences", "20", "--json"})
                .out,
            "json");
        QCOMPARE(json.at("sentences").get<int>(), 20);
        QCOMPARE(json.at("exactMatch").get<double>(), 0.0);
        QVERIFY(json.at("entropyBits").get<double>() > 0);
        QCOMPARE(json.at("parameters").get<std::size_t>(), smallModel(1)->parameters.count());
        QVERIFY(text.out.find(std::to_string(smallModel(1)->parameters.count()) +
                              " parameters\n") != std::string::npos);
        std::size_t sum = 0;
        for (const auto& group : json.at("byLength")) {
            sum += group.at("sentences").get<std::size_t>();
        }
        QCOMPARE(sum, std::size_t{20});
    }
};

QTEST_MAIN(TestLearningCommands)
#include "test_learning_commands.moc"
