// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QtTest>

#include "gui/train/train_session.h"
#include "test_window.h"

/// A grammar of a few words that is learnt in a moment, as the only data of a window.
inline std::vector<lab::gui::ShippedData> tinyData() {
    lab::gui::DataSet set =
        lab::gui::newDataSet(lab::gui::DataKind::Grammar, QStringLiteral("Tiny"));
    set.id = QStringLiteral("tiny");
    set.shipped = true;
    set.sentences = 200;
    return {{set, [] {
                 return std::string(
                     "split 4 tiny\n"
                     "category TOP\ncategory NOUN\ncategory COLOUR\ncategory VERB\nstart TOP\n"
                     "[TOP] ||| the [COLOUR,1] [NOUN,2] [VERB,3] . ||| "
                     "le [NOUN,2] [COLOUR,1] [VERB,3] . ||| 0-0 4-4\n"
                     "[NOUN] ||| cat ||| chat\n[NOUN] ||| dog ||| chien\n"
                     "[NOUN] ||| horse ||| cheval\n[NOUN] ||| bird ||| oiseau\n"
                     "[COLOUR] ||| black ||| noir\n[COLOUR] ||| white ||| blanc\n"
                     "[COLOUR] ||| red ||| rouge\n"
                     "[VERB] ||| sleeps ||| dort\n[VERB] ||| eats ||| mange\n"
                     "[VERB] ||| runs ||| court\n");
             }}};
}

/// A scene that trains a small translator on it for so many steps.
inline lab::scene::Scene tinyTraining(int steps) {
    lab::scene::Scene scene;
    scene.page = lab::scene::Page::Train;
    scene.training.data = QStringLiteral("tiny");
    scene.training.translator.embedding = 8;
    scene.training.translator.encoder = 12;
    scene.training.translator.decoder = 12;
    scene.training.translator.attention = 8;
    scene.training.translator.readout = 12;
    scene.training.steps = steps;
    scene.training.batch = 10;
    scene.training.rate = 0.02;
    return scene;
}

inline lab::gui::TestParts tinyParts() {
    lab::gui::TestParts parts;
    parts.data = tinyData();
    parts.translate = [](const lab::gui::ModelStore& models) {
        const auto own = lab::gui::translateWith(models);
        const auto small = lab::gui::translateWithSmallModel();
        return [own, small](const lab::gui::TranslationRequest& request) {
            return request.model.startsWith(QLatin1String("training@")) ? own(request)
                                                                        : small(request);
        };
    };
    return parts;
}

/// The button of that accessible name, or null.
inline QPushButton* button(QWidget& window, const QString& name) {
    for (QPushButton* each : window.findChildren<QPushButton*>()) {
        if (each->accessibleName() == name) {
            return each;
        }
    }
    return nullptr;
}

inline void press(QWidget& window, const QString& name) {
    QPushButton* found = button(window, name);
    QVERIFY2(found != nullptr, qPrintable(name));
    QVERIFY2(found->isEnabled() && found->isVisible(), qPrintable(name));
    QTest::mouseClick(found, Qt::LeftButton);
}

inline bool waitFor(lab::gui::TestWindow& test, lab::gui::TrainingState state) {
    return QTest::qWaitFor([&] { return test.training().state() == state; }, 60'000);
}
