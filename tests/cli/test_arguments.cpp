// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <QtTest>

using lab::cli::Arguments;
using lab::cli::Option;
using lab::cli::UsageError;
using Words = std::vector<std::string>;

namespace {

constexpr std::array options{
    Option{.name = "name", .value = "TEXT", .help = "a text", .letter = 'n'},
    Option{.name = "count", .value = "N", .help = "a number"},
    Option{.name = "fast", .value = {}, .help = "a switch", .letter = 'f'}};

Arguments parse(const Words& words) {
    return {options, words};
}

QString refusal(const Words& words) {
    try {
        parse(words);
        return {};
    } catch (const UsageError& error) {
        return error.what();
    }
}

}  // namespace

class TestArguments : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryWayOfWriting() {
        for (const Words& words :
             {Words{"--name", "x y"}, Words{"--name=x y"}, Words{"-n", "x y"}, Words{"-nx y"}}) {
            QCOMPARE(parse(words).required("name"), std::string("x y"));
        }
        QCOMPARE(parse({"--name="}).required("name"), std::string());
        QCOMPARE(parse({"--name=a=b"}).required("name"), std::string("a=b"));
        QCOMPARE(parse({"--name", "--fast"}).required("name"), std::string("--fast"));
        QVERIFY(parse({"-f"}).has("fast"));
        QVERIFY(!parse({}).has("fast"));
    }

    void keepsWordsInOrder() {
        const Arguments arguments = parse({"one", "--fast", "two", "-", "--", "--name", "-x"});
        QCOMPARE(arguments.words(), (Words{"one", "two", "-", "--name", "-x"}));
        QCOMPARE(arguments.sentence(), std::string("one two - --name -x"));
        QVERIFY_EXCEPTION_THROWN(arguments.requireNoWords(), UsageError);
        parse({"--fast"}).requireNoWords();
    }

    void refusesWhatItDoesNotKnow() {
        QCOMPARE(refusal({"--nam", "x"}), QString("unknown option '--nam'"));
        QCOMPARE(refusal({"-x"}), QString("unknown option '-x'"));
        QCOMPARE(refusal({"--=x"}), QString("unknown option '--=x'"));
        QCOMPARE(refusal({"--name"}), QString("--name needs a value: --name TEXT"));
        QCOMPARE(refusal({"--fast=yes"}), QString("--fast takes no value, got '--fast=yes'"));
        QCOMPARE(refusal({"-fast"}), QString("--fast takes no value, got '-fast'"));
        QCOMPARE(refusal({"--name", "a", "-nb"}), QString("--name is given twice, give it once"));
        QVERIFY_EXCEPTION_THROWN((void)parse({}).required("name"), UsageError);
    }

    void readsNumbersInTheirLimits() {
        QCOMPARE(parse({"--count", "12"}).integer("count", 0, 1, 12), 12L);
        QCOMPARE(parse({}).integer("count", 7, 1, 12), 7L);
        QCOMPARE(parse({"--count", "0.5"}).positive("count", 1, 2), 0.5);
        QCOMPARE(parse({"--count", "10"}).number("count", 1, 10, 12), 10.0);
        QCOMPARE(parse({}).number("count", 1, 10, 12), 1.0);
        for (const std::string bad : {"9.9", "12.1", "-10", "nan", "inf", "x", ""}) {
            QVERIFY_EXCEPTION_THROWN((void)parse({"--count", bad}).number("count", 1, 10, 12),
                                     UsageError);
        }
        for (const std::string bad :
             {"13", "0", "-1", "1.5", "x", "", " 1", "1 ", "0x1", "99999999999999999999", "1e3"}) {
            QVERIFY_EXCEPTION_THROWN((void)parse({"--count", bad}).integer("count", 0, 1, 12),
                                     UsageError);
        }
        for (const std::string bad : {"0", "-1", "nan", "inf", "1e999", "2.1", "x", ""}) {
            QVERIFY_EXCEPTION_THROWN((void)parse({"--count", bad}).positive("count", 1, 2),
                                     UsageError);
        }
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "test_arguments.moc"
