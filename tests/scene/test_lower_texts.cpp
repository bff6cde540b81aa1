// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/lower_texts.h"

#include <QtTest>

#include "../models/kinds.h"
#include "small_trace.h"

using namespace lab;

class TestLowerTexts : public QObject {
    Q_OBJECT

    static QString text(std::string_view view) {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    }

    /// The same texts, each once; the message names those that differ.
    static void requireSame(std::span<const char* const> listed, const QSet<QString>& said) {
        QSet<QString> list;
        for (const char* const each : listed) {
            QVERIFY2(!list.contains(each), each);
            list += each;
        }
        const QString missing = (said - list).values().join("; ");
        QVERIFY2(missing.isEmpty(), qPrintable("not listed: " + missing));
        const QString unused = (list - said).values().join("; ");
        QVERIFY2(unused.isEmpty(), qPrintable("no longer said: " + unused));
    }

  private slots:
    void everyStepOfEveryMechanismIsListed() {
        QSet<QString> said;
        const auto add = [&said](const tape::StepLabel& label) {
            said += text(label.meaning);
            said += text(label.brief);
        };
        const attention::Registry registry = attention::standardRegistry();
        for (const auto& mechanism : registry.all()) {
            const attention::Description& description = mechanism->description();
            std::ranges::for_each(description.steps, [&](const auto* label) { add(*label); });
        }
        for (const models::TranslatorConfig& kind : models::testing::allKinds()) {
            const auto model = scene::test::smallModel(7, kind);
            const auto trace = models::translate(model, {"he", "likes", "apples", "."}, {});
            for (const tape::Step& step : trace->steps()) {
                add(*step.label);
            }
        }
        requireSame(scene::stepTexts(), said - QSet<QString>{QString()});
    }

    void everyMechanismIsListed() {
        QSet<QString> said;
        const attention::Registry registry = attention::standardRegistry();
        for (const auto& mechanism : registry.all()) {
            const attention::Description& description = mechanism->description();
            said += QSet<QString>{text(description.does), text(description.why),
                                  text(description.fails)};
            for (const attention::SettingSpec& setting : description.settings) {
                said += text(setting.meaning);
            }
        }
        requireSame(scene::mechanismTexts(), said);
    }
};

QTEST_GUILESS_MAIN(TestLowerTexts)
#include "test_lower_texts.moc"
