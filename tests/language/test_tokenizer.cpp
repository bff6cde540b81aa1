// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "base/utf8.h"
#include "language/letters.h"
#include "language/tokenizer.h"
#include "language/tokens_of_text.h"
#include "language_testing.h"

using namespace lab::language;
using testing::joined;
using testing::words;

namespace {

QString text(const std::vector<std::string>& tokens) {
    return QString::fromStdString(joined(tokens));
}

}  // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

  private slots:
    void english_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("tokens");
        const auto row = [](const char* typed, const char* tokens) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(tokens);
        };
        row("He doesn't like apples.", "he does n't like apples .");
        row("He doesn’t like apples.", "he does n't like apples .");
        row("he doesnt like apples", "he does n't like apples");
        row("I can't. You cannot! Can not?", "i can n't . you can n't ! can not ?");
        row("We won't go", "we will n't go");
        row("He's here; it's red; that's it", "he is here ; it is red ; that is it");
        row("I'm, we're, they've, you'll", "i am , we are , they have , you will");
        row("the teacher's book", "the teacher 's book");
        row("the teachers' book", "the teachers 's book");
        row("'hello' he said", "' hello ' he said");
        row("'the teachers' he said", "' the teachers ' he said");
        row("“Yes”, she said…", "\" yes \" , she said ...");
        row("1,000 is 3.5 at 12:30.", "1,000 is 3.5 at 12:30 .");
        row("a well-known (old) man", "a well-known ( old ) man");
        row("Mr. Smith", "mr. smith");
        row("  spaces\t\u00A0and\u202Fmore\n", "spaces and more");
        row("ŒUVRE ÉCOLE À Ÿ", "œuvre école à ÿ");
        row("apples😀!", "apples 😀 !");
        row("שלום עולם", "שלום עולם");
        row("我爱苹果。 你好", "我 爱 苹 果 。 你 好");
        row("", "");
        row(" \t ", "");
    }

    void english() {
        QFETCH(QString, typed);
        QFETCH(QString, tokens);
        QCOMPARE(text(tokenizeEnglish(typed.toStdString())), tokens);
        QCOMPARE(text(tokenizeEnglish(tokens.toStdString())), tokens);
    }

    void french_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("tokens");
        const auto row = [](const char* typed, const char* tokens) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(tokens);
        };
        row("Il n'aime pas les pommes.", "il n' aime pas les pommes .");
        row("L’homme qu’il a vu d’un œil", "l' homme qu' il a vu d' un œil");
        row("Aujourd'hui, j'ai l'île !", "aujourd'hui , j' ai l' île !");
        row("Est-ce qu'elle m'aime\u00A0?", "est-ce qu' elle m' aime ?");
        row("jusqu'à quelqu'un", "jusqu' à quelqu'un");
        row("« Oui »", "« oui »");
        row("e\u0301cole c\u0327a ou\u0300", "école ça où");
        row("l'", "l'");
    }

    void french() {
        QFETCH(QString, typed);
        QFETCH(QString, tokens);
        QCOMPARE(text(tokenizeFrench(typed.toStdString())), tokens);
        QCOMPARE(text(tokenizeFrench(tokens.toStdString())), tokens);
    }

    void accentsAsSeparateMarksAreTheSameWord_data() {
        QTest::addColumn<QString>("apart");
        QTest::addColumn<QString>("composed");
        const auto row = [](const char* name, const char* apart, const char* composed) {
            QTest::newRow(name) << QString::fromUtf8(apart) << QString::fromUtf8(composed);
        };
        row("French", "l'e\u0301te\u0301 de\u0301c\u0327u", "l'\u00E9t\u00E9 d\u00E9\u00E7u");
        row("Vietnamese", "tie\u0302\u0301ng Vie\u0323\u0302t", "ti\u1EBFng Vi\u1EC7t");
        row("Russian", "\u0447\u0435\u0438\u0306 \u0438\u0306\u043E\u0434", "\u0447\u0435\u0439 \u0439\u043E\u0434");
        row("Greek", "\u03BA\u03B1\u03BB\u03B7\u0301 \u03BC\u03B5\u0301\u03C1\u03B1", "\u03BA\u03B1\u03BB\u03AE \u03BC\u03AD\u03C1\u03B1");
        row("Korean", "\u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165", "\uD55C\uAD6D\uC5B4");
        row("two marks in the other order", "a\u0302\u0323", "\u1EAD");
    }

    void accentsAsSeparateMarksAreTheSameWord() {
        QFETCH(QString, apart);
        QFETCH(QString, composed);
        QVERIFY(apart != composed);
        for (const LetterCase letters : {LetterCase::Lowered, LetterCase::Kept}) {
            QCOMPARE(tokenizeAnyLanguage(apart.toStdString(), letters),
                     tokenizeAnyLanguage(composed.toStdString(), letters));
        }
        QCOMPARE(text(tokenizeFrench(apart.toStdString())),
                 text(tokenizeFrench(composed.toStdString())));
        QVERIFY(normalizeText(apart.toStdString()) == composed.toLower().toStdU32String());
    }

    void stopsOfOtherScriptsEndASentence() {
        QCOMPARE(withFinalStop({"go"}), (std::vector<std::string>{"go", "."}));
        QCOMPARE(withFinalStop({"去"}, "。"), (std::vector<std::string>{"去", "。"}));
        for (const char* stop : {"。", "？", "！", "؟", "।"}) {
            QCOMPARE(withFinalStop({"x", stop}), (std::vector<std::string>{"x", stop}));
        }
    }

    void anyLanguageIsReadable() {
        QCOMPARE(detokenizeAnyLanguage({"geh", ",", "bitte", "!"}), std::string("geh, bitte!"));
        QCOMPARE(detokenizeAnyLanguage({"我", "爱", "你", "。"}), std::string("我爱你。"));
        QCOMPARE(detokenizeAnyLanguage({"(", "да", ")", "нет"}), std::string("(да) нет"));
    }

    void anyLanguage_data() {
        QTest::addColumn<QString>("tokens");
        QTest::newRow("Wie geht's? -- Gut!") << "wie geht's ? -- gut !";
        QTest::newRow("'Ciao', disse l'uomo.") << "' ciao ' , disse l'uomo .";
        QTest::newRow("Я люблю ЯБЛОКИ; Ґава…") << "я люблю яблоки ; ґава ...";
        QTest::newRow("Έλα, Άννα;") << "έλα , άννα ;";
        QTest::newRow("TÔI YÊU TIẾNG VIỆT.") << "tôi yêu tiếng việt .";
        QTest::newRow("मैं घर जाता हूँ।") << "मैं घर जाता हूँ ।";
        QTest::newRow("هل تحب التفاح؟") << "هل تحب التفاح ؟";
        QTest::newRow("사과를 좋아해요.") << "사과를 좋아해요 .";
        QTest::newRow("私はiPhoneを3.5台、ラーメン！")
            << "私 は iphone を 3.5 台 、 ラ ー メ ン ！";
        QTest::newRow("か\u3099く 葛\U000E0100城") << "が く 葛\U000E0100 城";
        QTest::newRow("「你好」，ok") << "「 你 好 」 ， ok";
    }

    void anyLanguage() {
        QFETCH(const QString, tokens);
        QCOMPARE(text(tokenizeAnyLanguage(QTest::currentDataTag())), tokens);
        QCOMPARE(text(tokenizeAnyLanguage(tokens.toStdString())), tokens);
    }

    void capitalsAreKeptWhereWanted() {
        QCOMPARE(text(tokenizeAnyLanguage("Der Ball, E\u0301VA!", LetterCase::Kept)),
                 QString("Der Ball , ÉVA !"));
    }

    void numbersAndSignsAreNoLetters() {
        QVERIFY(!hasLetter({"12", "%", "…", "€", "'", "😀", "。"}));
        QVERIFY(!hasLetter({}));
        for (const char* letter : {"x", "É", "я", "好", "の", "ह", "ー"}) {
            QVERIFY2(hasLetter({"12", letter}), letter);
        }
    }

    void detokenizedTextReads() {
        const auto english = [](const char* tokens) { return detokenizeEnglish(words(tokens)); };
        const auto french = [](const char* tokens) { return detokenizeFrench(words(tokens)); };
        QCOMPARE(english("he does n't like apples ."), std::string("he doesn't like apples."));
        QCOMPARE(english("i can n't , you will n't"), std::string("i can't, you won't"));
        QCOMPARE(english("the teachers 's car"), std::string("the teachers' car"));
        QCOMPARE(french("il n' aime pas les pommes ."), std::string("il n'aime pas les pommes."));
        QCOMPARE(french("est-ce qu' il dort ?"), std::string("est-ce qu'il dort\u202F?"));
    }

    void finalStopIsAddedOnlyWhereItIsMissing() {
        QCOMPARE(text(withFinalStop({"yes"})), QString("yes ."));
        QCOMPARE(text(withFinalStop({"yes", "?"})), QString("yes ?"));
        QVERIFY(withFinalStop({}).empty());
    }

    void nulBytesSeparate() {
        const std::vector<std::string> expected = {"a", "b"};
        QCOMPARE(tokenizeEnglish(std::string_view("a\0b", 3)), expected);
    }

    void illFormedBytesBecomeReplacementCharacters() {
        QCOMPARE(text(tokenizeEnglish("a\xFF\xC3 b")), QString::fromUtf8("a\uFFFD\uFFFD b"));
    }

    void randomBytesGiveValidNonEmptyTokens() {
        std::mt19937 random(1);
        for (int round = 0; round < 3000; ++round) {
            std::string bytes(random() % 40, ' ');
            for (char& byte : bytes) {
                byte = static_cast<char>(random());
            }
            for (const auto& tokens :
                 {tokenizeEnglish(bytes), tokenizeFrench(bytes), tokenizeAnyLanguage(bytes)}) {
                for (const std::string& token : tokens) {
                    QVERIFY(!token.empty());
                    QVERIFY(lab::base::isValidUtf8(token));
                    QVERIFY(token.find(' ') == std::string::npos);
                }
            }
        }
    }

    void lowerCaseAgreesWithQt() {
        for (char32_t c = 1; c < 0x180; ++c) {
            if (c != 0x130) {
                QCOMPARE(toLower(c), QChar::toLower(c));
            }
        }
        for (const auto& [first, last] : {std::pair<char32_t, char32_t>{0x386, 0x3CE},
                                          {0x400, 0x4BF},
                                          {0x4C1, 0x52F},
                                          {0x531, 0x556},
                                          {0x1E9E, 0x1EFF}}) {
            for (char32_t c = first; c <= last; ++c) {
                QCOMPARE(toLower(c), QChar::toLower(c));
            }
        }
    }

    void nothingElseBecomesAnotherLetter() {
        for (char32_t c = 0x180; c < 0x20000; ++c) {
            QVERIFY(toLower(c) == c || toLower(c) == QChar::toLower(c));
        }
    }
};

QTEST_GUILESS_MAIN(TestTokenizer)
#include "test_tokenizer.moc"
