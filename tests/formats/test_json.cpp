// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "formats/format_error.h"
#include "formats/json.h"
#include "hostile.h"

using namespace lab::formats;

namespace {

template <typename Action>
QString errorOf(Action action) {
    try {
        action();
        return {};
    } catch (const FormatError& error) {
        return error.what();
    }
}

QString errorIn(std::string_view text, const JsonLimits& limits = {}) {
    return errorOf([&] { parseJson(text, "scene.json", limits); });
}

}  // namespace

class TestJson : public QObject {
    Q_OBJECT

  private slots:
    void saysWhereTheTextIsWrong() {
        const QString error = errorIn("{\n  \"a\": 1,\n  \"b\": x\n}");
        QVERIFY2(error.contains("'scene.json', line 3, column 8"), qPrintable(error));
        QVERIFY(errorIn("").contains("line 1, column 1"));
    }

    void refusesWhatIsNoJson_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("rest") << QByteArray("{} {}");
        QTest::newRow("open") << QByteArray("[1, 2");
        QTest::newRow("comment") << QByteArray("// x\n{}");
        QTest::newRow("not UTF-8") << QByteArray("\"\xff\"");
        QTest::newRow("half a surrogate pair") << QByteArray("\"\\ud800\"");
        QTest::newRow("not a number") << QByteArray("NaN");
        QTest::newRow("too large a number") << QByteArray("1e999");
        QTest::newRow("NUL within") << QByteArray("{}\0{}", 5);
        QTest::newRow("NUL at the end") << QByteArray("{}\0", 3);
        QTest::newRow("key twice") << QByteArray("{\"a\": {\"b\": 1, \"b\": 2}}");
    }
    void refusesWhatIsNoJson() {
        QFETCH(QByteArray, text);
        const QString error = errorIn(text.toStdString());
        QVERIFY2(error.contains("'scene.json'"), qPrintable(error));
    }

    void allowsEqualKeysInDifferentObjects() {
        QCOMPARE(errorIn(R"([{"a": {"a": 1}}, {"a": 2}])"), QString());
    }

    void refusesWhatIsTooDeepOrTooLarge() {
        QCOMPARE(errorIn("[[[]]]", {100, 3}), QString());
        QVERIFY(errorIn("[[[]]]", {100, 2}).contains("more than 2 deep"));
        QVERIFY(errorIn(std::string(10'000'000, '[')).contains("deep"));
        QVERIFY(errorIn("[1, 2, 3]", {8, 3}).contains("larger than 8 bytes"));
    }

    void givesMembersOfTheRightType() {
        const Json value = parseJson(
            R"({"t": "x", "b": true, "n": 1.5, "i": -3, "s": 7, "o": {"k": 1}, "a": ["p", "q"], "v": [1, 2.5]})",
            "test");
        const JsonObject object(value, "test");
        QCOMPARE(object.text("t"), std::string("x"));
        QCOMPARE(object.boolean("b"), true);
        QCOMPARE(object.number("n"), 1.5);
        QCOMPARE(object.number("i"), -3.0);
        QCOMPARE(object.integer("i"), std::int64_t{-3});
        QCOMPARE(object.size("s"), std::size_t{7});
        QCOMPARE(object.object("o").size("k"), std::size_t{1});
        QVERIFY(object.texts("a") == (std::vector<std::string>{"p", "q"}));
        QVERIFY(object.numbers("v") == (std::vector<double>{1, 2.5}));
        QVERIFY(object.has("t") && !object.has("u"));
    }

    void namesTheMemberThatIsWrong() {
        const Json value = parseJson(
            R"({"t": 1, "s": -1, "f": 1.5, "huge": 18446744073709551615, "a": [1, "x"], "o": {}})",
            "test");
        const JsonObject object(value, "lesson.json, step 3");
        QCOMPARE(errorOf([&] { object.text("t"); }),
                 QString("lesson.json, step 3: 't' must be a text"));
        QVERIFY(errorOf([&] { object.text("missing"); }).contains("'missing' is missing"));
        QVERIFY(errorOf([&] { object.boolean("t"); }).contains("'t'"));
        QVERIFY(errorOf([&] { object.size("s"); }).contains("'s'"));
        QVERIFY(errorOf([&] { object.integer("f"); }).contains("'f'"));
        QVERIFY(errorOf([&] { object.integer("huge"); }).contains("'huge'"));
        QVERIFY(errorOf([&] { object.number("o"); }).contains("'o'"));
        QVERIFY(errorOf([&] { object.texts("a"); }).contains("'a'"));
        QVERIFY(errorOf([&] { object.numbers("a"); }).contains("'a'"));
        QVERIFY(errorOf([&] { object.object("t"); }).contains("'t'"));
        QVERIFY(errorOf([&] { object.object("o").text("k"); }).contains("'o': 'k' is missing"));
        QVERIFY(errorOf([&] { JsonObject(Json::array(), "here"); }).contains("here must be"));
    }

    void findsUnknownMembers() {
        const Json value = parseJson(R"({"a": 1, "tpyo": 2})", "test");
        QVERIFY(errorOf([&] { JsonObject(value, "test").requireOnly({"a"}); }).contains("'tpyo'"));
        QCOMPARE(errorOf([&] { JsonObject(value, "test").requireOnly({"a", "tpyo"}); }), QString());
    }

    void returnsWhatWasWritten() {
        const Json value = {{"é", {1, 2.5, "x\n"}}, {"a", nullptr}};
        QVERIFY(parseJson(jsonText(value), "test") == value);
        QVERIFY(jsonText(value).ends_with("}\n"));
        QVERIFY_EXCEPTION_THROWN(jsonText(Json("\xff")), FormatError);
    }

    void survivesEveryDamage() {
        const std::string text = R"({"a": [1, -2.5e3, "é\\u00e9"], "b": {"c": true, "d": null}})";
        const ByteView view = asBytes(text);
        const Bytes bytes(view.begin(), view.end());
        const auto decode = [](ByteView file) { parseJson(asText(file), "test"); };
        hostile::changeEachByte(bytes, decode);
        hostile::cutAtEachLength(bytes, decode);
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "test_json.moc"
