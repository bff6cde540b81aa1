// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the weights when training does not go as planned.
#include <QtTest>
#include <filesystem>
#include <optional>

#include "../formats/file_size_limit.h"
#include "command_line.h"
#include "formats/atomic_file.h"

using namespace lab;
namespace fs = std::filesystem;

class TestTrain : public QObject {
    Q_OBJECT

    static Outcome train(const CommandLine& line, const std::string& output, int steps,
                         int saveEvery = 2) {
        return line.run({"train", "--mechanism", "additive", "--sentences", "100", "--encoder", "8",
                         "--decoder", "8", "--embedding", "6", "--batch", "4", "--steps",
                         std::to_string(steps), "--save-every", std::to_string(saveEvery), "-o",
                         output});
    }

    static std::string stepsIn(const std::string& path) {
        return models::loadCheckpoint(path, attention::standardRegistry())->about.at("steps");
    }

    static std::string lastLine(const std::string& text) {
        const std::size_t end = text.find_last_not_of('\n');
        const std::size_t start = text.rfind('\n', end);
        return text.substr(start + 1, end - start);
    }

    static void requireEnd(const Outcome& outcome, int exitCode, const std::string& error) {
        QCOMPARE(outcome.exitCode, exitCode);
        const std::string last = lastLine(outcome.err);
        QVERIFY2(last.starts_with("attention-lab train: "), last.c_str());
        QVERIFY2(last.find(error) != std::string::npos, last.c_str());
    }

  private slots:
    void weightsAreSavedOnTheWay() {
        CommandLine line;
        const std::string path = line.path("w.safetensors");
        std::vector<std::string> found;
        line.whenAsked = [&](int steps) {
            found.push_back(steps < 2 ? std::to_string(fs::exists(path)) : stepsIn(path));
        };
        QCOMPARE(train(line, path, 5).exitCode, 0);
        QCOMPARE(found, (std::vector<std::string>{"0", "0", "2", "2", "4"}));
        QCOMPARE(stepsIn(path), std::string("5"));
    }

    void weightsRememberHowTheirLanguagesAreCut() {
        const CommandLine line;
        const std::string path = line.path("w.safetensors");
        const std::string corpus = line.path("swapped.tsv");
        formats::writeFileAtomically(corpus, "l'eau\tdon't go\nl'eau\tdon't stop\n");
        const auto outcome = line.run({"train",
                                       "--mechanism",
                                       "additive",
                                       "--corpus",
                                       corpus,
                                       "--swap",
                                       "--held-out",
                                       "0",
                                       "--source-language",
                                       "other",
                                       "--target-language",
                                       "french",
                                       "--min-count",
                                       "1",
                                       "--steps",
                                       "1",
                                       "--batch",
                                       "1",
                                       "-o",
                                       path});
        QVERIFY2(outcome.exitCode == 0, outcome.err.c_str());
        const auto model = models::loadCheckpoint(path, attention::standardRegistry());
        QVERIFY(model->languages ==
                (language::Languages{.source = {.tokens = language::TokensOf::AnyLanguage},
                                     .target = {.tokens = language::TokensOf::French}}));
        QVERIFY(model->source.contains("don't"));
        const auto translated = line.run({"translate", "--weights", path, "Don't go"});
        QCOMPARE(translated.exitCode, 0);
        QVERIFY2(translated.err.find("read as <unk>") == std::string::npos, translated.err.c_str());
    }

    void savingOnTheWayChangesNoByte() {
        const CommandLine line;
        const std::string often = line.path("often.safetensors");
        const std::string once = line.path("once.safetensors");
        QCOMPARE(train(line, often, 5).exitCode, 0);
        QCOMPARE(train(line, once, 5, 1000).exitCode, 0);
        QVERIFY(formats::readFile(often) == formats::readFile(once));
    }

    void aFullDiskKeepsTheLastWeights() {
        CommandLine line;
        const std::string path = line.path("w.safetensors");
        std::optional<FileSizeLimit> full;
        line.whenAsked = [&](int steps) {
            if (steps == 3) {
                full.emplace(100);
            }
        };
        const Outcome outcome = train(line, path, 5);
        full.reset();
        requireEnd(outcome, cli::Failed,
                   "cannot write '" + path +
                       "': File too large; choose a disk that takes larger files; the weights of "
                       "step 5 were not saved, " +
                       path + " has those of step 2");
        QVERIFY(outcome.err.find("\nnote: cannot write") != std::string::npos);
        QVERIFY(outcome.err.find("; training goes on\n") != std::string::npos);
        QCOMPARE(stepsIn(path), std::string("2"));
        const auto folder = fs::path(path).parent_path();
        QCOMPARE(std::distance(fs::directory_iterator(folder), {}), std::ptrdiff_t{1});
    }

    void roomThatComesBackIsUsed() {
        CommandLine line;
        const std::string path = line.path("w.safetensors");
        std::optional<FileSizeLimit> full;
        line.whenAsked = [&](int steps) {
            if (steps == 1) {
                full.emplace(100);
            } else if (steps == 3) {
                full.reset();
            }
        };
        QCOMPARE(train(line, path, 4).exitCode, 0);
        QCOMPARE(stepsIn(path), std::string("4"));
    }

    void aFullDiskIsFoundOutBeforeTheWork() {
        CommandLine line;
        const std::string path = line.path("w.safetensors");
        formats::writeFileAtomically(path, "old");
        std::optional<FileSizeLimit> full(0);
        bool started = false;
        line.whenAsked = [&](int) { started = true; };
        const Outcome outcome = train(line, path, 5);
        full.reset();
        requireEnd(outcome, cli::Failed, "cannot write '" + path + "'");
        QVERIFY(!started);
        QCOMPARE(formats::readFile(path), std::string("old"));
    }

    void aFolderThatDisappearsIsNamed() {
        CommandLine line;
        const std::string folder = line.path("folder");
        const std::string path = folder + "/w.safetensors";
        fs::create_directory(folder);
        line.whenAsked = [&](int steps) {
            if (steps == 3) {
                fs::remove_all(folder);
            }
        };
        const Outcome outcome = train(line, path, 5);
        requireEnd(outcome, cli::Failed,
                   "the folder '" + folder +
                       "' does not exist: create it or choose another; the weights of step 5 were "
                       "not saved, " +
                       path + " does not exist");
    }

    void aDeviceThatIsFullIsNamed() {
        if (!fs::exists("/dev/full")) {
            QSKIP("there is no /dev/full here");
        }
        requireEnd(train({}, "/dev/full", 1), cli::Failed,
                   "cannot write '/dev/full': No space left on device; free some space");
    }
};

QTEST_GUILESS_MAIN(TestTrain)
#include "test_train.moc"
