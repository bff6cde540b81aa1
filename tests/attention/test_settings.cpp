// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/settings.h"

#include <QtTest>
#include <array>

#include "attention/registry.h"

using namespace lab;
using attention::Settings;

namespace {

constexpr std::array<attention::SettingSpec, 2> specs{
    {{.name = "D", .meaning = "width", .standard = 2, .least = 0, .most = 9},
     {.name = "heads", .meaning = "how many", .standard = 4, .least = 1, .most = 8}}};

template <typename Work>
QString errorOf(const Work& work) {
    try {
        work();
    } catch (const attention::AttentionError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestSettings : public QObject {
    Q_OBJECT

  private slots:
    void startAtTheirStandardValues() {
        const Settings settings(specs);
        QCOMPARE(settings.of("D"), 2);
        QCOMPARE(settings.of("heads"), 4);
    }

    void takeWhatIsInTheirRange() {
        Settings settings(specs);
        settings.set("D", 9);
        QCOMPARE(settings.of("D"), 9);
        QCOMPARE(settings.of("heads"), 4);
        QVERIFY(errorOf([&] { settings.set("D", 10); }).contains("D is 10, it must be 0 to 9"));
        QVERIFY(errorOf([&] { settings.set("heads", 0); }).contains("it must be 1 to 8"));
        QCOMPARE(settings.of("D"), 9);
    }

    void knowTheirNames() {
        Settings settings(specs);
        const QString message = errorOf([&] { settings.set("width", 1); });
        QVERIFY2(message.contains("no setting 'width' here, use one of: D, heads"),
                 qPrintable(message));
        QVERIFY(errorOf([] { (void)Settings().of("D"); }).contains("the mechanism has none"));
    }

    void areEqualWhenTheirNamesAndValuesAre() {
        Settings a(specs);
        Settings b(specs);
        QVERIFY(a == b);
        b.set("D", 3);
        QVERIFY(!(a == b));
        a.set("D", 3);
        QVERIFY(a == b);
        QVERIFY(!(a == Settings()));
        QVERIFY(!(Settings(std::span(specs).first(1)) == Settings(std::span(specs).last(1))));
    }

    /// A window costs what is inside it, whatever the length of the source.
    void windowsCostWhatIsInsideThem() {
        const auto registry = attention::standardRegistry();
        const attention::Sizes sizes{.query = 3, .key = 5, .value = 7, .hidden = 2};
        for (const std::string id : {"local-m", "local-p"}) {
            const auto& text = registry.find(id)->description();
            for (const int halfWidth : {1, 2, 6}) {
                Settings settings(text.settings);
                settings.set("D", halfWidth);
                for (const int M : {1, 2, 5, 9}) {
                    for (const int T : {1, 4, 12}) {
                        std::int64_t inside = 0;
                        for (int t = 0; t < T; ++t) {
                            const int centre = std::min(t, M - 1);
                            for (int i = 0; i < M; ++i) {
                                inside += id == "local-p"                     ? 0
                                          : std::abs(i - centre) <= halfWidth ? 1
                                                                              : 0;
                            }
                            inside += id == "local-p" ? std::min(2 * halfWidth + 1, M) : 0;
                        }
                        const std::int64_t prediction = id == "local-p" ? T * (2 * 3 + 2) : 0;
                        QCOMPARE(text.multiplyAdds({sizes, settings, M, T}),
                                 M * 3 * 5 + inside * (3 + 7) + prediction);
                    }
                }
            }
        }
    }

    void sizesHaveLettersAndSums() {
        const attention::Sizes sizes{
            .query = 1, .key = 2, .value = 3, .hidden = 4, .locations = 5, .inner = 6, .output = 7};
        const std::pair<const char*, int> letters[] = {{"dq", 1}, {"dk", 2},  {"dv", 3},
                                                       {"a", 4},  {"L", 5},   {"d", 6},
                                                       {"do", 7}, {"12", 12}, {"dq+dk", 3}};
        for (const auto& [letter, size] : letters) {
            QCOMPARE(sizes.of(letter), tape::Index{size});
        }
        for (const char* const unknown : {"", "x", "D", "1x", "dq+", "dq+x"}) {
            QVERIFY2(!errorOf([&] { (void)sizes.of(unknown); }).isEmpty(), unknown);
        }
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
