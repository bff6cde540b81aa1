// SPDX-License-Identifier: GPL-3.0-or-later
// Each sub-command as a user starts it.
#include <QImage>
#include <QtTest>
#include <filesystem>

#include "../attention/compute_case.h"
#include "command_line.h"
#include "formats/atomic_file.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "formats/npy.h"
#include "formats/npz.h"
#include "models/checkpoint.h"
#include "models/decode.h"
#include "scene/scene_file.h"
#include "scene/what_if.h"

using namespace lab;

namespace {

/// The translation that the small translator gives, as a trace.
std::shared_ptr<const models::Trace> trace(const std::vector<std::string>& source) {
    return models::translate(smallModel(1), source, {});
}

/// A translator that goes on for ever.
std::shared_ptr<const models::Model> endlessModel() {
    for (std::uint64_t seed = 1;; ++seed) {
        auto model = smallModel(seed);
        if (models::translate(model, {"a", "b", "."}, {})->cutOff()) {
            return model;
        }
    }
}

}  // namespace

class TestCommands : public QObject {
    Q_OBJECT

    CommandLine line_;

  private slots:
    void helpOfEveryCommand() {
        const Outcome overall = line_.runWell({"--help"});
        QCOMPARE(overall.exitCode, 0);
        QVERIFY(overall.err.empty());
        for (const std::string name : {"mechanisms", "translate", "align", "stages", "trace",
                                       "compute", "train", "evaluate", "screenshot"}) {
            QVERIFY(overall.out.find("\n  " + name) != std::string::npos);
            const Outcome outcome = line_.runWell({name, "--help"});
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY(outcome.err.empty());
            QVERIFY(outcome.out.find("attention-lab " + name) != std::string::npos);
            for (const QString& row : QString::fromStdString(outcome.out).split('\n')) {
                QVERIFY2(row.size() <= 80, qPrintable(row));
            }
        }
    }

    void version() {
        const Outcome outcome = line_.runWell({"--version"});
        QCOMPARE(outcome.out, std::string("attention-lab 1.2.3\n"));
    }

    void mechanismsListsFormulasAndShapes() {
        const std::string text = line_.runWell({"mechanisms"}).out;
        for (const std::string part :
             {"additive: Additive (Bahdanau 2015)", "Score → Softmax → Context",
              "W (a,dq), U (a,dk), v (a)", "eₜ,ᵢ = vᵀ tanh(W sₜ₋₁ + U hᵢ)", "eₜ,ᵢ = sₜᵀ hᵢ",
              "beta ()", "W (a,dq+dk)", "D (): half the width", "u (T): the number",
              "Window → Score → Softmax → Context", "order       Luong:"}) {
            QVERIFY2(text.find(part) != std::string::npos, part.c_str());
        }
    }

    void mechanismsAsJson() {
        const auto json = formats::parseJson(line_.runWell({"mechanisms", "--json"}).out, "json");
        const auto find = [&](const std::string& id) {
            return *std::ranges::find_if(json,
                                         [&](const auto& each) { return each.at("id") == id; });
        };
        const auto first = find("additive");
        QCOMPARE(first.at("parameters").at(2).at("shape").get<std::string>(), std::string("(a)"));
        const auto& score = first.at("steps").at(3);
        QCOMPARE(score.at("name").get<std::string>(), std::string("scores"));
        QCOMPARE(score.at("latex").get<std::string>(),
                 std::string("e_{t,i}=v^{\\top}\\tanh(Ws_{t-1}+Uh_{i})"));
        const auto local = find("local-p");
        QCOMPARE(local.at("order").get<std::string>(), std::string("Luong"));
        QCOMPARE(local.at("settings").at(0).at("name").get<std::string>(), std::string("D"));
        QCOMPARE(local.at("settings").at(0).at("least").get<int>(), 1);
        QCOMPARE(find("hard").at("inputs").at(0).at("shape").get<std::string>(),
                 std::string("(T)"));
        QCOMPARE(find("multi-head").at("context").get<std::string>(), std::string("(do)"));
    }

    void translatePrintsTheTranslation() {
        auto words = trace({"a", "b", "."})->target();
        words.pop_back();
        const Outcome outcome = line_.runWell({"translate", "--mechanism", "additive", "a", "b."});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.starts_with(words.front()));
        QCOMPARE(std::ranges::count(outcome.out, '\n'), 1);
        QVERIFY(outcome.err.find("read as <unk>: .") != std::string::npos);
    }

    void translateTakesQuotedSentencesOneByOne() {
        const Outcome both =
            line_.runWell({"translate", "--mechanism", "additive", "a b.", "c d."});
        const Outcome first = line_.runWell({"translate", "--mechanism", "additive", "a b."});
        const Outcome second = line_.runWell({"translate", "--mechanism", "additive", "c d."});
        QCOMPARE(both.out, first.out + second.out);
    }

    void oneWordBesideASentenceIsASentence() {
        const auto translate = [&](std::vector<std::string> sentences) {
            sentences.insert(sentences.begin(), {"translate", "--mechanism", "additive"});
            return line_.runWell(sentences).out;
        };
        QCOMPARE(translate({"a b", "c", "d e"}),
                 translate({"a b"}) + translate({"c"}) + translate({"d e"}));
        QCOMPARE(translate({"a", "b"}), translate({"a b"}));
    }

    /// The row of <eos> would say that the model ended the sentence.
    void aTranslationThatIsCutOffSaysSo() {
        const std::string weights = line_.path("endless.safetensors");
        const auto endless = endlessModel();
        models::saveCheckpoint(weights, *endless);
        const auto expected = models::translate(endless, {"a", "b", "."}, {});
        QCOMPARE(expected->targetPositions(), 60);
        const std::string csv = line_.path("endless.csv");
        for (const std::vector<std::string>& command :
             {std::vector<std::string>{"translate"},
              {"align", "-o", csv},
              {"trace", "-o", line_.path("endless.npz")},
              {"stages", "-o", line_.path("endless.png")}}) {
            auto arguments = command;
            arguments.insert(arguments.end(), {"--weights", weights, "a b."});
            const Outcome outcome = line_.runWell(arguments);
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY2(outcome.err.ends_with("stopped after 60 words: the model did not end the "
                                           "sentence by itself\n"),
                     outcome.err.c_str());
            arguments.insert(arguments.end(), {"--target", "A B"});
            QVERIFY(line_.runWell(arguments).err.find("stopped") == std::string::npos);
        }
        line_.runWell({"align", "-o", csv, "--weights", weights, "a b."});
        const auto rows = formats::parseCsv(formats::readFile(csv));
        QCOMPARE(rows.size(), std::size_t{61});
        QVERIFY(rows.back().front() != "<eos>");
    }

    void translateShowsTheAlignmentOnATerminal() {
        CommandLine terminal;
        terminal.isTerminal = true;
        const std::vector<std::string> arguments{"translate", "--mechanism", "additive", "a b"};
        QVERIFY(terminal.run(arguments).out.find("\x1b[48;5;") != std::string::npos);
        QVERIFY(line_.run(arguments).out.find('\x1b') == std::string::npos);
        auto never = arguments;
        never.insert(never.end(), {"--colour", "never"});
        QVERIFY(terminal.run(never).out.find('\x1b') == std::string::npos);
    }

    void translateForcesATarget() {
        const Outcome outcome =
            line_.runWell({"translate", "--mechanism", "additive", "a b", "--target", "zzz"});
        QCOMPARE(outcome.out, std::string("<unk>\n"));
        QVERIFY(outcome.err.find("zzz") != std::string::npos);
    }

    void translateReadsOtherWeights() {
        const std::string path = line_.path("other.safetensors");
        models::saveCheckpoint(path, *smallModel(2));
        const Outcome other = line_.runWell({"translate", "--weights", path, "a b c d"});
        QCOMPARE(other.exitCode, 0);
        QVERIFY(other.out !=
                line_.runWell({"translate", "--mechanism", "additive", "a b c d"}).out);
    }

    void alignWritesNumbers() {
        const auto expected = trace({"a", "b", "."});
        const std::string csv = line_.path("a.csv");
        QCOMPARE(line_.runWell({"align", "--mechanism", "additive", "a b.", "-o", csv}).exitCode,
                 0);
        const auto rows = formats::parseCsv(formats::readFile(csv));
        QCOMPARE(rows.front(), (formats::CsvRow{"", "a", "b", ".", "<eos>"}));
        QCOMPARE(rows.size(), expected->target().size() + 1);

        const std::string npy = line_.path("a.npy");
        line_.runWell({"align", "--mechanism", "additive", "a b.", "-o", npy});
        const formats::Tensor weights = formats::readNpy(npy);
        QVERIFY((weights.shape == formats::Shape{expected->target().size(), 4}));
        QCOMPARE(std::get<formats::Tensor::Float32>(weights.values)[1],
                 expected->alignment()(0, 1));

        const std::string json = line_.path("a.json");
        line_.runWell({"align", "--mechanism", "additive", "a b.", "-o", json, "--no-eos"});
        QCOMPARE(formats::readJson(json).at("source").size(), std::size_t{3});
    }

    void alignRefusesAScene_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no JSON") << "none";
        QTest::newRow("no scene") << "{}";
        QTest::newRow("no sentence") << R"({"version": 1, "sentence": ""})";
        QTest::newRow("no such mechanism") << R"({"version": 1, "mechanism": "magic"})";
    }
    void alignRefusesAScene() {
        QFETCH(QString, text);
        const std::string path = line_.path("bad.json");
        formats::writeFileAtomically(path, text.toStdString());
        const Outcome outcome = line_.run({"align", "--scene", path, "-o", line_.path("b.npy")});
        QCOMPARE(outcome.exitCode, int(cli::Failed));
        QVERIFY(outcome.err.find("bad.json") != std::string::npos);
        QCOMPARE(std::ranges::count(outcome.err, '\n'), 1);
    }

    void alignDrawsASceneOfAModelOfOnesOwn_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("file");
        QTest::newRow("own") << "own/abc"
                             << "user/models/abc.safetensors";
        QTest::newRow("snapshot") << "training@12"
                                  << "user/training/step-0000012.safetensors";
        QTest::newRow("any weights") << "own/gone"
                                     << "given.safetensors";
    }
    void alignDrawsASceneOfAModelOfOnesOwn() {
        QFETCH(QString, model);
        QFETCH(QString, file);
        const std::string path = line_.path("own.json");
        const std::string output = line_.path("own.npy");
        scene::Scene scene;
        scene.model = model;
        scene.mechanism = "additive";
        scene.sentence = "a b.";
        scene.whatIf = scene::with({}, {.what = scene::MaskedWord{1}});
        scene::saveScene(scene, QString::fromStdString(path));
        std::vector<std::string> words{"align", "--scene", path, "-o", output};
        QCOMPARE(line_.run(words).exitCode, int(cli::Failed));  // there is no such file yet
        const std::filesystem::path weights = line_.path(file.toStdString());
        std::filesystem::create_directories(weights.parent_path());
        models::saveCheckpoint(weights, *smallModel(2));
        if (model == "own/gone") {
            words.insert(words.end(), {"--weights", weights.string()});
        }
        const Outcome outcome = line_.run(words);
        QVERIFY2(outcome.exitCode == 0, outcome.err.c_str());
        const auto expected =
            models::translate(smallModel(2), {"a", "b", "."},
                              {.whatIf = {.numbers = {}, .masked = {1}, .words = {}}});
        const formats::Tensor drawn = formats::readNpy(output);
        QCOMPARE(std::get<formats::Tensor::Float32>(drawn.values)[0], expected->alignment()(0, 0));
        QCOMPARE(std::get<formats::Tensor::Float32>(drawn.values)[1], 0.0F);
        std::filesystem::remove(weights);
    }

    void alignWritesPictures() {
        for (const std::string ending : {"png", "svg", "pdf"}) {
            const std::string path = line_.path("a." + ending);
            const Outcome outcome = line_.runWell({"align", "--mechanism", "additive", "a b.", "-o",
                                                   path, "--title", "Été", "--colour-map", "print",
                                                   "--colour-bar", "--dark", "--dpi", "96"});
            QCOMPARE(outcome.exitCode, 0);
            const std::string bytes = formats::readFile(path);
            QVERIFY(bytes.size() > 500);
            if (ending == "svg") {
                QVERIFY(bytes.find("Été") != std::string::npos);
            }
        }
        QVERIFY(!QImage(QString::fromStdString(line_.path("a.png"))).isNull());
    }

    void traceHoldsEveryStep() {
        const std::string path = line_.path("t.npz");
        QCOMPARE(line_.runWell({"trace", "--mechanism", "additive", "a b.", "-o", path}).exitCode,
                 0);
        const auto arrays = formats::readNpz(path);
        const auto expected = trace({"a", "b", "."});
        const std::size_t T = expected->target().size();
        constexpr std::size_t M = 4;
        const std::vector<std::pair<std::string, formats::Shape>> shapes{
            {"source", {M}},           {"target", {T}},
            {"enc.states", {M, 10}},   {"enc.embedding", {M, 4}},
            {"enc.forward", {M, 5}},   {"enc.projected.keys", {M, 3}},
            {"enc.start", {6}},        {"dec.query", {T, 6}},
            {"dec.scores", {T, M}},    {"dec.weights", {T, M}},
            {"dec.context", {T, 10}},  {"dec.logits", {T, 10}},
            {"dec.hidden", {T, M, 3}}, {"param.attention.W", {3, 6}},
            {"param.attention.v", {3}}};
        for (const auto& [name, shape] : shapes) {
            QVERIFY2(formats::tensorNamed(arrays, name).shape == shape, name.c_str());
        }
        QVERIFY(std::get<formats::Tensor::Text>(formats::tensorNamed(arrays, "target").values) ==
                expected->target());
    }

    /// The equations once more from the arrays alone: an outsider can check them.
    void traceCanBeRecomputed() {
        const std::string path = line_.path("r.npz");
        line_.runWell({"trace", "--mechanism", "additive", "a b c", "-o", path});
        const auto arrays = formats::readNpz(path);
        const auto numbers = [&](const char* name) {
            return formats::toDoubles(formats::tensorNamed(arrays, name), name);
        };
        const auto query = numbers("dec.query");
        const auto states = numbers("enc.states");
        const auto scores = numbers("dec.scores");
        const auto W = numbers("param.attention.W");
        const auto U = numbers("param.attention.U");
        const auto v = numbers("param.attention.v");
        constexpr std::size_t M = 4;
        for (std::size_t t = 0; t < scores.size() / M; ++t) {
            for (std::size_t i = 0; i < M; ++i) {
                double score = 0;
                for (std::size_t k = 0; k < 3; ++k) {
                    double sum = 0;
                    for (std::size_t l = 0; l < 6; ++l) {
                        sum += W[k * 6 + l] * query[t * 6 + l];
                    }
                    for (std::size_t l = 0; l < 10; ++l) {
                        sum += U[k * 10 + l] * states[i * 10 + l];
                    }
                    score += v[k] * std::tanh(sum);
                }
                QVERIFY(std::abs(score - scores[t * M + i]) < 1e-5);
            }
        }
    }

    void traceAsJsonHoldsTheSame() {
        const std::string json = line_.path("t.json");
        const std::string npz = line_.path("s.npz");
        QCOMPARE(line_.runWell({"trace", "--mechanism", "additive", "a b.", "-o", json}).exitCode,
                 0);
        line_.runWell({"trace", "--mechanism", "additive", "a b.", "-o", npz});
        const auto object = formats::readJson(json);
        const auto arrays = formats::readNpz(npz);
        QCOMPARE(object.size(), arrays.size());
        const auto hidden =
            std::get<formats::Tensor::Float32>(formats::tensorNamed(arrays, "dec.hidden").values);
        QCOMPARE(object.at("dec.hidden").at(0).at(1).at(2).get<float>(), hidden[5]);
    }

    void computeWritesWhatTheEquationsGive() {
        const ComputeCase example = readComputeCase(TEST_DATA_DIR "/attention/additive_medium.npz");
        const std::string input = line_.path("in.npz");
        const std::string output = line_.path("out.npz");
        formats::writeNpz(input, example.given);
        const Outcome outcome =
            line_.runWell({"compute", "--mechanism", "additive", "--input", input, "-o", output});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.find(" weights (4, 6) context (4, 3)") != std::string::npos);
        const auto results = formats::readNpz(output);
        for (const auto& [name, expected] : example.expected) {
            const auto wanted = std::get<formats::Tensor::Float64>(expected.values);
            const auto& tensor = formats::tensorNamed(results, name);
            QVERIFY(tensor.shape == expected.shape);
            const auto& got = std::get<formats::Tensor::Float64>(tensor.values);
            for (std::size_t k = 0; k < wanted.size(); ++k) {
                QVERIFY(std::abs(got[k] - wanted[k]) < 1e-9);
            }
        }
    }
};

QTEST_MAIN(TestCommands)
#include "test_commands.moc"
