// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/plan_form.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>
#include <QTranslator>
#include <QWheelEvent>

#include "training/preset.h"
#include "training_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

/// Another language for the texts of the mechanisms.
class Quoting final : public QTranslator {
  public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* text, const char* /*hint*/,
                                    int /*number*/) const override {
        return QLatin1String(context) == QLatin1String("Mechanisms")
                   ? QStringLiteral("«%1»").arg(QString::fromUtf8(text))
                   : QString();
    }
};

/// The field of that accessible name, or null.
template <typename Field>
Field* field(const PlanForm& form, const char* name) {
    const auto all = form.findChildren<Field*>();
    const auto found = std::ranges::find(all, QString::fromLatin1(name), &QWidget::accessibleName);
    return found == all.end() ? nullptr : *found;
}

}  // namespace

class TestPlanForm : public QObject {
    Q_OBJECT

  private slots:
    void theWheelScrollsAndChangesNoSetting() {
        TestWindow test(tinyTraining(40), {1600, 1000}, tinyParts());
        const auto& form = test.child<PlanForm>();
        const scene::TrainingStudy before = test.training().study();
        const auto turn = [](QWidget& field) {
            QWheelEvent wheel(field.rect().center(), field.mapToGlobal(field.rect().center()), {},
                              {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&field, &wheel);
        };
        int fields = 0;
        for (QComboBox* field : form.findChildren<QComboBox*>()) {
            turn(*field);
            ++fields;
        }
        for (QAbstractSpinBox* field : form.findChildren<QAbstractSpinBox*>()) {
            turn(*field);
            ++fields;
        }
        QVERIFY(fields > 10);
        QCOMPARE(test.training().study(), before);
    }

    /// Its queries are multiplied with its keys, number by number.
    void aMechanismThatNeedsThemAlikeGetsUnitsThatFit() {
        TestWindow test(tinyTraining(40), {1600, 1000}, tinyParts());
        auto* mechanism = field<QComboBox>(test.child<PlanForm>(), "Mechanism");
        QVERIFY(mechanism != nullptr);
        for (const char* id : {"dot", "scaled-dot", "cosine"}) {
            const int index = mechanism->findData(QString::fromLatin1(id));
            QVERIFY(index >= 0);
            scene::TrainingStudy study = test.training().study();
            study.translator.mechanism = "additive";
            study.translator.decoder = 24;
            study.translator.encoder = 20;
            test.training().setStudy(study);
            mechanism->setCurrentIndex(index);
            emit mechanism->activated(index);
            QCOMPARE(test.training().study().translator.mechanism, std::string(id));
            QCOMPARE(test.training().study().translator.decoder, 40);
        }
    }

    void thePlanIsTheDocumentsAndLockedWhileItRuns() {
        TestWindow test(tinyTraining(100'000), {1600, 1000}, tinyParts());
        auto& form = test.child<PlanForm>();
        auto* steps = field<QSpinBox>(form, "Steps");
        QVERIFY(steps != nullptr);
        QCOMPARE(steps->value(), 100'000);
        steps->setValue(90'000);
        QCOMPARE(test.session().scene().training.steps, 90'000);
        auto* mechanism = field<QComboBox>(form, "Mechanism");
        QVERIFY(mechanism != nullptr);
        mechanism->setCurrentIndex(mechanism->findData("multi-head"));
        emit mechanism->activated(mechanism->currentIndex());
        QCOMPARE(test.session().scene().training.translator.mechanism, std::string("multi-head"));
        auto* heads = field<QSpinBox>(form, "how many heads attend");
        QVERIFY(heads != nullptr);
        heads->setValue(2);
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Running));
        QVERIFY(!form.isEnabled());
        QTRY_VERIFY(test.training().moment() != nullptr);
        QCOMPARE(test.training().moment()->plan.translator.settings.at("heads"), 2);
        press(test.window(), "Stop");
        QVERIFY(waitFor(test, TrainingState::Stopped));
        QVERIFY(form.isEnabled());
    }

    void settingsAreNamedInTheReadersLanguage() {
        Quoting translator;
        QCoreApplication::installTranslator(&translator);
        scene::Scene scene = tinyTraining(10);
        scene.training.translator.mechanism = "multi-head";
        TestWindow test(scene, {1600, 1000}, tinyParts());
        const QString meaning = QStringLiteral("«how many heads attend»");
        auto& form = test.child<PlanForm>();
        const auto boxes = form.findChildren<QSpinBox*>();
        const auto box = std::ranges::find(boxes, meaning, &QWidget::accessibleName);
        QVERIFY(box != boxes.end());
        QCOMPARE((*box)->toolTip(), meaning);
        const auto labels = form.findChildren<QLabel*>();
        QVERIFY(std::ranges::find(labels, meaning, &QLabel::text) != labels.end());
    }

    void theKindOfDataChoosesThePlan() {
        const scene::TrainingStudy before = tinyTraining(10).training;
        DataSet own = newDataSet(DataKind::Pairs, QStringLiteral("Own"));
        own.id = QStringLiteral("own-1");
        const auto pairs = planFor(own, before);
        QCOMPARE(pairs.data, own.id);
        QCOMPARE(static_cast<float>(pairs.rate), training::pairsPreset().options.rate);
        QCOMPARE(pairs.translator.embedding, training::pairsPreset().translator.embedding);
        own.kind = DataKind::Parallel;
        QVERIFY(planFor(own, before) == pairs);
        own.kind = DataKind::Grammar;
        QVERIFY(planFor(own, before).rate > pairs.rate);
    }

    void theRateHasNoEmptyDigits() {
        TestWindow test(tinyTraining(10), {1600, 1000}, tinyParts());
        auto& rate = test.child<QDoubleSpinBox>();
        QCOMPARE(rate.text(), QLocale().toString(0.02, 'f', 2));
        rate.setValue(0.000001);
        QCOMPARE(rate.text(), QLocale().toString(0.000001, 'f', 6));
    }
};

QTEST_MAIN(TestPlanForm)
#include "test_plan_form.moc"
