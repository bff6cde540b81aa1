// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is given: one clear line on standard error, the right exit code, old files untouched.
#include <QtTest>
#include <fstream>

#include "command_line.h"
#include "formats/atomic_file.h"
#include "formats/npz.h"

using namespace lab;
using Words = std::vector<std::string>;

class TestBadInput : public QObject {
    Q_OBJECT

    CommandLine line_;

    /// The command's arguments, "@" standing for the folder.
    Outcome run(Words arguments) {
        for (std::string& argument : arguments) {
            if (argument.starts_with("@")) {
                argument = line_.path(argument.substr(1));
            }
        }
        return line_.run(arguments);
    }

    void requireRefused(const Words& arguments, int exitCode, const std::string& part) {
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.exitCode == exitCode, outcome.err.c_str());
        const std::string error = outcome.error();
        QVERIFY2(!error.empty() && error.find('\n') == error.size() - 1, error.c_str());
        QVERIFY2(error.starts_with("attention-lab"), error.c_str());
        QVERIFY2(error.find(part) != std::string::npos, error.c_str());
        QVERIFY2(outcome.out.empty(), outcome.out.c_str());
    }

    void write(const std::string& name, std::string_view bytes) {
        formats::writeFileAtomically(line_.path(name), bytes);
    }

  private slots:
    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        const auto add = [](const char* name, const QStringList& arguments, const char* part) {
            QTest::newRow(name) << arguments << part;
        };
        const QString m = "--mechanism";
        add("no command", {}, "no command");
        add("unknown command", {"dance"}, "unknown command 'dance'");
        add("unknown option", {"translate", "--loud"}, "unknown option '--loud'");
        add("no mechanism", {"translate", "a"}, "--mechanism is missing");
        add("unknown mechanism", {"translate", m, "magic", "a"}, "'magic' does not exist");
        add("control characters", {"dance\x1b[31m\nx"}, "unknown command");
        add("no sentence", {"translate", m, "additive"}, "sentence is empty");
        add("empty sentence", {"translate", m, "additive", ""}, "sentence is empty");
        add("blank sentence", {"translate", m, "additive", " \t\n "}, "sentence is empty");
        add("an empty sentence of several", {"translate", m, "additive", "a b.", "", "c d."},
            "sentence 2 of 3 is empty");
        add("a blank sentence of two", {"translate", m, "additive", "a b.", " "},
            "sentence 2 of 2 is empty");
        add("an empty word", {"translate", m, "additive", "", "a"}, "sentence 1 of 2 is empty");
        for (const QStringList& one : {QStringList{"align", m, "additive", "-o", "@a.csv"},
                                       QStringList{"trace", m, "additive", "-o", "@t.npz"},
                                       QStringList{"stages", m, "additive", "-o", "@s.png"},
                                       QStringList{"screenshot", "-o", "@w.png"}}) {
            add(qPrintable("two for " + one.front()), one + QStringList{"a b.", "c"},
                "2 sentences are given, give one");
            add(qPrintable("empty for " + one.front()), one + QStringList{""},
                "the sentence is empty");
        }
        add("500 tokens", {"translate", m, "additive", QString("word ").repeated(500)},
            "500 words and signs");
        add("empty target", {"translate", m, "additive", "a", "--target", ""}, "target is empty");
        add("beam 0", {"translate", m, "additive", "a", "--beam", "0"}, "from 1 to 64");
        add("beam and target", {"translate", m, "additive", "a", "--beam", "2", "--target", "x"},
            "exclude one another");
        add("colour", {"translate", m, "additive", "a", "--colour", "pink"}, "--colour must be");
        add("no output", {"align", m, "additive", "a"}, "--output is missing");
        add("no ending", {"align", m, "additive", "a", "-o", "@plot"}, ".png");
        add("unknown ending", {"align", m, "additive", "a", "-o", "@plot.bmp"}, ".png");
        add("colour map", {"align", m, "additive", "a", "-o", "@a.png", "--colour-map", "jet"},
            "--colour-map must be");
        add("dpi", {"align", m, "additive", "a", "-o", "@a.png", "--dpi", "-3"}, "--dpi must be");
        for (const char* const dpi : {"5", "2401", "nan", "inf", "x", ""}) {
            add(qPrintable(QString("dpi '%1'").arg(dpi)),
                {"align", m, "additive", "a", "-o", "@a.png", "--dpi", dpi},
                "--dpi must be a number from 10 to 2400");
        }
        add("trace ending", {"trace", m, "additive", "a", "-o", "@t.txt"}, ".npz or .json");
        add("compute without input", {"compute", m, "additive", "-o", "@o.npz"},
            "--input is missing");
        add("compute ending", {"compute", m, "additive", "-i", "@i.npz", "-o", "@o.txt"},
            "-o must end in .npz");
        add("compute with a word", {"compute", m, "additive", "x"}, "unexpected argument 'x'");
        add("steps", {"train", m, "additive", "-o", "@w", "--steps", "0"}, "--steps must be");
        add("save every", {"train", m, "additive", "-o", "@w", "--save-every", "0"},
            "--save-every must be");
        add("threads", {"train", m, "additive", "-o", "@w", "--threads", "1e9"},
            "--threads must be");
        add("layer", {"train", m, "additive", "-o", "@w", "--encoder", "9223372036854775807"},
            "--encoder must be");
        add("rate", {"train", m, "additive", "-o", "@w", "--rate", "nan"}, "--rate must be");
        add("all of a grammar", {"evaluate", m, "additive", "--all"}, "give --corpus too");
        add("order", {"train", m, "additive", "-o", "@w", "--order", "up"},
            "order: 'up' does not exist, use one of: bahdanau, luong, simple");
        add("cell", {"train", m, "additive", "-o", "@w", "--cell", "GRU"},
            "cell: 'GRU' does not exist, use one of: simple, gru, lstm");
        add("feeding", {"train", m, "additive", "-o", "@w", "--input-feeding"},
            "use it with the order luong");
        add("setting of none", {"train", m, "additive", "-o", "@w", "--setting", "D=4"}, "'D'");
        add("setting out of range", {"train", m, "local-m", "-o", "@w", "--setting", "D=-1"},
            "D is -1, it must be");
        for (const char* const setting : {"D", "D=", "D=x", "D=1.5", "D=4,", "=4", ",", "D=9e9"}) {
            add(qPrintable(QString("setting '%1'").arg(setting)),
                {"train", m, "local-m", "-o", "@w", "--setting", setting}, "setting");
        }
        add("setting twice", {"train", m, "local-m", "-o", "@w", "--setting", "D=4,D=5"}, "twice");
        add("decoder that does not fit",
            {"train", m, "dot", "-o", "@w", "--encoder", "8", "--decoder", "8"},
            "dq = 8 and dk = 16");
        add("heads that do not fit",
            {"train", m, "multi-head", "-o", "@w", "--attention", "30", "--setting", "heads=4"},
            "make d a multiple of heads");
        add("counts of a grammar", {"train", m, "additive", "-o", "@w", "--min-count", "3"},
            "--min-count is for the pairs of a file, give --corpus too");
        add("unknown language",
            {"train", m, "additive", "-o", "@w", "--corpus", "a", "--source-language", "klingon"},
            "give english, french or other");
        add("unknown encoding",
            {"train", m, "additive", "-o", "@w", "--corpus", "a", "--encoding", "ebcdic"},
            "give utf-8 or latin-1");
        add("two corpora", {"train", m, "additive", "-o", "@w", "--corpus", "a", "--grammar", "b"},
            "exclude one another");
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        Words words;
        for (const QString& argument : arguments) {
            words.push_back(argument.toStdString());
        }
        requireRefused(words, cli::WrongUsage, part.toStdString());
    }

    void anyTextIsTranslated_data() {
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("emoji") << QByteArray("I 🍎🍏 you 👩‍👩‍👧‍👦.");
        QTest::newRow("right to left") << QByteArray("שלום عليكم \u202e evil");
        QTest::newRow("NUL byte") << QByteArray("a\0b", 3);
        QTest::newRow("ill-formed UTF-8") << QByteArray("a \xff\xfe\xc3 b");
        QTest::newRow("escape sequences") << QByteArray("a \x1b[31mred\x1b[0m \x07");
        QTest::newRow("one long word") << QByteArray(100'000, 'x');
        QTest::newRow("combining marks") << QByteArray("e") + QByteArray("\u0301").repeated(5000);
        QTest::newRow("dashes") << QByteArray("a - b -- c");
    }
    void anyTextIsTranslated() {
        QFETCH(QByteArray, sentence);
        CommandLine terminal;
        terminal.isTerminal = true;
        const Outcome outcome = terminal.run({"translate", "--mechanism", "additive", "--colour",
                                              "always", "--", sentence.toStdString()});
        QVERIFY2(outcome.exitCode == cli::Done, outcome.err.c_str());
        QVERIFY(outcome.err.find('\x1b') == std::string::npos);
        QVERIFY(outcome.out.find("\x1b[31m") == std::string::npos);
        QVERIFY(outcome.out.find('\0') == std::string::npos);
        QVERIFY(outcome.out.find('\x07') == std::string::npos);
    }

    void unusableWeights_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto valid = models::encodeCheckpoint(*smallModel(1));
        const QByteArray file(reinterpret_cast<const char*>(valid.data()),
                              static_cast<qsizetype>(valid.size()));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("these are no weights");
        QTest::newRow("cut") << file.left(file.size() / 2);
        QTest::newRow("header of 2^63 bytes") << QByteArray(7, '\0') + '\x80' + file.mid(8);
        QTest::newRow("header of 2^64 - 1 bytes") << QByteArray(8, '\xff') + file.mid(8);
        QTest::newRow("NaN") << file.left(file.size() - 4) + QByteArray("\x00\x00\xc0\x7f", 4);
        QByteArray overflow = file;
        overflow.replace("[4,10]", "[9e,1]");
        QTest::newRow("malformed shape") << overflow;
        QByteArray mechanism = file;
        mechanism.replace("additive", "addotive");
        QTest::newRow("unknown mechanism") << mechanism;
    }
    void unusableWeights() {
        QFETCH(QByteArray, bytes);
        const std::string path = line_.path("bad.safetensors");
        write("bad.safetensors", bytes.toStdString());
        for (const Words& arguments : {Words{"translate", "--weights", path, "a"},
                                       Words{"trace", "--weights", path, "a", "-o", "@t.npz"},
                                       Words{"align", "--weights", path, "a", "-o", "@a.png"},
                                       Words{"evaluate", "--weights", path}}) {
            requireRefused(arguments, cli::Failed, "");
        }
    }

    void missingFiles() {
        requireRefused({"translate", "--weights", "@none.safetensors", "a"}, cli::Failed,
                       "none.safetensors");
        requireRefused({"translate", "--weights", "/", "a"}, cli::Failed, "/");
        requireRefused({"compute", "--mechanism", "additive", "-i", "@none.npz", "-o", "@o.npz"},
                       cli::Failed, "none.npz");
        requireRefused(
            {"train", "--mechanism", "additive", "--corpus", "@none.tsv", "-o", "@w.safetensors"},
            cli::Failed, "none.tsv");
        requireRefused({"evaluate", "--mechanism", "additive", "--grammar", "@none"}, cli::Failed,
                       "none");
    }

    void missingFolders() {
        const std::string folder = "/no/such/folder";
        for (const std::string file : {"a.png", "a.svg", "a.pdf", "a.csv", "a.json", "a.npy"}) {
            requireRefused({"align", "--mechanism", "additive", "a", "-o", folder + "/" + file},
                           cli::Failed, folder);
        }
        requireRefused({"trace", "--mechanism", "additive", "a", "-o", folder + "/t.npz"},
                       cli::Failed, folder);
        requireRefused({"train", "--mechanism", "additive", "-o", folder + "/w.safetensors"},
                       cli::Failed, "'" + folder + "' does not exist: create it");
    }

    void foldersAreNoFiles() {
        std::filesystem::create_directory(line_.path("folder.npz"));
        requireRefused({"train", "--mechanism", "additive", "-o", "@."}, cli::Failed,
                       "is a folder");
        requireRefused({"trace", "--mechanism", "additive", "a", "-o", "@folder.npz"}, cli::Failed,
                       "is a folder");
    }

    /// A grammar may call a word <eos>; forced, it would end the sentence within.
    void reservedWordsInAGrammar() {
        write("eos.grammar",
              "category S\nstart S\nsplit 2 salt\n"
              "[S] ||| a b c ||| A <eos> C ||| 0-0 1-1 2-2\n"
              "[S] ||| b b c ||| A <eos> C ||| 0-0 1-1 2-2\n"
              "[S] ||| c b c ||| A <eos> C ||| 0-0 1-1 2-2\n"
              "[S] ||| d b c ||| A <eos> C ||| 0-0 1-1 2-2\n");
        requireRefused({"evaluate", "--mechanism", "additive", "--grammar", "@eos.grammar",
                        "--sentences", "1"},
                       cli::Failed, "forced word");
    }

    void aCorpusWithNothingHeldOut() {
        write("few.tsv", "A word eats.\tUn mot mange.\nA word runs.\tUn mot court.\n");
        requireRefused({"evaluate", "--mechanism", "additive", "--corpus", "@few.tsv"}, cli::Failed,
                       "none of the 2 sentence pairs is held out (a hash of the source sentence "
                       "chooses about one in 16), give more pairs or --all to evaluate them all");
        QCOMPARE(
            run({"evaluate", "--mechanism", "additive", "--corpus", "@few.tsv", "--all"}).exitCode,
            int{cli::Done});
        write("none.tsv", "");
        requireRefused({"evaluate", "--mechanism", "additive", "--corpus", "@none.tsv"},
                       cli::Failed, "no sentence pairs to use");
    }

    void oldFilesStayOnFailure() {
        write("a.png", "old");
        write("w.safetensors", "old");
        requireRefused({"align", "--weights", "@w.safetensors", "a", "-o", "@a.png"}, cli::Failed,
                       "w.safetensors");
        write("empty.tsv", "nothing to learn here\n");
        const Outcome outcome = run(
            {"train", "--mechanism", "additive", "--corpus", "@empty.tsv", "-o", "@w.safetensors"});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(formats::readFile(line_.path("a.png")), std::string("old"));
        QCOMPARE(formats::readFile(line_.path("w.safetensors")), std::string("old"));
    }

    void wrongArraysAreNamed() {
        formats::writeNpz(line_.path("in.npz"),
                          {{"query", formats::vectorOf(formats::Tensor::Float64{1, 2})}});
        requireRefused({"compute", "--mechanism", "additive", "-i", "@in.npz", "-o", "@o.npz"},
                       cli::Failed,
                       "attention-lab compute: query has the shape (2,), it needs (T, dq)");
        QVERIFY(!std::filesystem::exists(line_.path("o.npz")));
    }

    void aFullDiskIsAnError() {
        std::ofstream full("/dev/full");
        if (!full) {
            QSKIP("there is no /dev/full here");
        }
        std::ostringstream err;
        cli::Environment environment{
            .out = full, .err = err, .registry = attention::standardRegistry()};
        for (const Words& arguments : {Words{"mechanisms"}, Words{"--help"}, Words{"--version"}}) {
            full.clear();
            err.str("");
            QCOMPARE(cli::run(arguments, environment), cli::Failed);
            QVERIFY(err.str().find("disk full") != std::string::npos);
        }
    }
};

QTEST_MAIN(TestBadInput)
#include "test_bad_input.moc"
