// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "language/grammar.h"
#include "language_testing.h"

using namespace lab::language;
using testing::joined;
using testing::words;

class TestGrammarFile : public QObject {
    Q_OBJECT

  private slots:
    void subPhrasesChangeTheirOrder() {
        const Grammar grammar = Grammar::parse(
            "category S\ncategory A\ncategory N\nstart S\n"
            "[S] ||| the [A,1] [N,2] ||| la [N,2] [A,1]\n"
            "[A] ||| red ||| rouge\n[N] ||| car ||| voiture  # a comment\n",
            "test");
        const auto pair = grammar.translate(words("the red car"));
        QVERIFY(pair);
        QCOMPARE(joined(pair->target), std::string("la voiture rouge"));
        QCOMPARE(joined(pair->links), std::string("0-0 1-2 2-1"));
    }

    void aLinkToACategoryMeansItsLastWord() {
        const Grammar grammar = Grammar::parse(
            "category S\ncategory N\nstart S\n"
            "[S] ||| [N,1] ||| les [N,1] ||| 0-0\n[N] ||| red cars ||| autos ||| 1-0\n",
            "test");
        QCOMPARE(joined(grammar.translate(words("red cars"))->links), std::string("1-0 1-1"));
    }

    void variablesTieFeaturesAndParadigmsFillForms() {
        const Grammar grammar = Grammar::parse(
            "feature gender = m f\nfeature number = sg pl\n"
            "category S\ncategory D gender\ncategory N gender number\nstart S\n"
            "[S] ||| a [N $gender=m|f sg,1] ||| [N $gender,1] seul\n"
            "[S] ||| these [N,1] ||| ces [N,1]\n"
            "paradigm noun {g} {car} {cars} {voiture} {voitures}\n"
            "  [N {g} sg] ||| {car} ||| {voiture}\n  [N {g} pl] ||| {cars} ||| {voitures}\nend\n"
            "noun f car cars voiture voitures\nnoun m milk - lait -\n"
            "split 8 salt\n"
            "[S] ||| the [D,1] ||| le [D,1]\n[D m] ||| one ||| seul\n",
            "test");
        QVERIFY(grammar.translate(words("these cars")));
        QVERIFY(!grammar.translate(words("a cars")));
        QCOMPARE(grammar.split(), (Split{8, "salt"}));
    }

    void probabilitiesOfACategoryAddUpToOne() {
        const Grammar& grammar = testing::englishFrench();
        for (std::size_t category = 0; category < grammar.categories().size(); ++category) {
            double sum = 0;
            for (const int rule : grammar.rulesOf(static_cast<int>(category))) {
                sum += grammar.rules()[static_cast<std::size_t>(rule)].probability;
            }
            QVERIFY(std::abs(sum - 1) < 1e-9);
        }
    }

    void errorsSayWhereAndWhatToDo_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* text, const char* message) {
            QTest::newRow(name) << QByteArray(text) << QString(message);
        };
        const char* const nothing = "";
        row("empty file", nothing, "g:1:1: no start category");
        row("unknown line", "hello world\n", "g:1:1: 'hello' is no directive");
        row("undeclared category", "category S\nstart S\n[S] ||| a [X,1] ||| b [X,1]\n",
            "g:3:11: no category 'X'");
        row("undeclared feature", "category S colour\n", "g:1:12: no feature 'colour'");
        row("undeclared value", "category S\nstart S\n[S blue] ||| a ||| b\n",
            "no feature has the value 'blue'");
        row("value of another category",
            "feature n = sg pl\ncategory S\nstart S\n[S sg] ||| a ||| b\n",
            "category 'S' has no feature for 'sg'");
        row("columns", "category S\nstart S\n[S] ||| a\n", "g:3:1: a rule has 3 to 5 columns");
        row("empty side", "category S\nstart S\n[S] ||| ||| b\n", "the source side is empty");
        row("partner missing", "category S\nstart S\n[S] ||| a [S,1] ||| b\n",
            "g:3:11: this category");
        row("partner too many", "category S\nstart S\n[S] ||| a ||| b [S,1]\n",
            "g:3:17: this category");
        row("number twice", "category S\nstart S\n[S] ||| [S,1] [S,1] ||| [S,1] [S,1]\n",
            "a number stands twice");
        row("link out of range", "category S\nstart S\n[S] ||| a ||| b ||| 0-1\n",
            "g:3:21: link '0-1' points behind the end");
        row("no link", "category S\nstart S\n[S] ||| a ||| b ||| 0:1\n", "'0:1' is no link");
        row("huge link", "category S\nstart S\n[S] ||| a ||| b ||| 99999999999999-0\n",
            "is no link");
        row("open alignment", "category S\nstart S\n[S] ||| a b ||| c d\n",
            "the alignment is open");
        row("weight", "category S\nstart S\n[S] ||| a ||| b ||| 0-0 ||| nan\n", "is no weight");
        row("negative weight", "category S\nstart S\n[S] ||| a ||| b ||| ||| -1\n", "is no weight");
        row("bracket", "category S\nstart S\n[S ||| a ||| b\n", "g:3:1: '[' without its ']'");
        row("endless", "category S\nstart S\n[S] ||| a [S,1] ||| b [S,1]\n", "derives no sentence");
        row("circle", "category S\nstart S\n[S] ||| [S,1] ||| [S,1]\n[S] ||| a ||| b\n",
            "g:3:1: this rule lets its category derive itself");
        row("unreachable", "category S\ncategory T\nstart S\n[S] ||| a ||| b\n[T] ||| c ||| d\n",
            "g:5:1: this rule cannot be reached from [S]");
        row("unproductive",
            "category S\ncategory T\nstart S\n[S] ||| a ||| b\n[S] ||| c [T,1] ||| d [T,1]\n",
            "g:5:1: this rule derives nothing");
        row("paradigm open", "paradigm p {a}\n", "g:1:1: paradigm 'p' has no end");
        row("paradigm forms", "paradigm p {a}\nend\np x y\n", "g:3:1: paradigm 'p' takes 1 forms");
        row("paradigm parameter", "paradigm p {a}\n[S] ||| {b} ||| c\nend\np x\n",
            "g:2:1: '{b}' is not a parameter");
        row("paradigm of itself", "paradigm p {a}\np {a}\nend\np x\n", "may not use itself");
        row("split", "split 1 x\n", "write 'split N SALT'");
        row("utf-8", "\xFF", "not valid UTF-8");
    }

    void errorsSayWhereAndWhatToDo() {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        try {
            Grammar::parse(text.toStdString(), "g");
            QFAIL("accepted");
        } catch (const GrammarError& error) {
            const QString what = QString::fromUtf8(error.what());
            QVERIFY2(what.contains(message), error.what());
            QVERIFY(!what.contains('\n'));
        }
    }

    void deepParadigmsDoNotExplode() {
        std::string text = "category S\nstart S\nparadigm p0 {a}\n[S] ||| {a} ||| {a}\nend\n";
        for (int i = 1; i < 7; ++i) {
            const std::string use = "p" + std::to_string(i - 1) + " {a}\n";
            text += "paradigm p" + std::to_string(i) + " {a}\n";
            for (int copy = 0; copy < 20; ++copy) {
                text += use;
            }
            text += "end\n";
        }
        QVERIFY_EXCEPTION_THROWN(Grammar::parse(text + "p6 x\n", "g"), GrammarError);
    }

    void emptyParadigmsInsideEachOtherEnd() {
        std::string text = "paradigm p0 {a}\nend\n";
        for (int i = 1; i < 8; ++i) {
            const std::string use = "p" + std::to_string(i - 1) + " x\n";
            text += "paradigm p" + std::to_string(i) + " {a}\n";
            for (int copy = 0; copy < 20; ++copy) {
                text += use;
            }
            text += "end\n";
        }
        QVERIFY_EXCEPTION_THROWN(Grammar::parse(text + "p7 x\n", "g"), GrammarError);
    }

    /// Neither time nor stack may grow with more than the size of the file.
    void aChainOfAnyLengthIsRead() {
        const Grammar grammar = Grammar::parse(testing::chainGrammar(90'000), "chain");
        QCOMPARE(grammar.categories().size(), std::size_t{90'001});
        const auto pair = grammar.translate({"a"});
        QVERIFY(pair);
        QCOMPARE(joined(pair->target), std::string("b"));
    }

    void aCircleOfAnyLengthIsFound() {
        const std::string text = testing::chainGrammar(90'000) + "[C90000] ||| [C0,1] ||| [C0,1]\n";
        try {
            Grammar::parse(text, "g");
            QFAIL("accepted");
        } catch (const GrammarError& error) {
            QVERIFY2(QString(error.what()).startsWith("g:180002:1: this rule lets its category"),
                     error.what());
        }
    }

    void aRuleOfAnyLengthIsRead() {
        std::string side;
        for (int i = 1; i <= 50'000; ++i) {
            side += "[A," + std::to_string(i) + "] ";
        }
        const Grammar grammar = Grammar::parse("category S\ncategory A\nstart S\n[S] ||| " + side +
                                                   "||| " + side + "\n[A] ||| a ||| b\n",
                                               "g");
        QCOMPARE(grammar.rules().front().source.size(), std::size_t{50'000});
    }

    void aNulByteIsAnError() {
        QVERIFY_EXCEPTION_THROWN(Grammar::parse(std::string_view("start\0", 6), "g"), GrammarError);
    }
};

QTEST_GUILESS_MAIN(TestGrammarFile)
#include "test_grammar_file.moc"
