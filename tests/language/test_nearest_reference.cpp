// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/nearest_reference.h"

#include <QtTest>

using namespace lab::language;

class TestNearestReference : public QObject {
    Q_OBJECT

    const std::vector<SentencePair> references_{{{"cats"}, {"les", "chats"}, {}},
                                                {{"cats"}, {"des", "chats"}, {}},
                                                {{"cats"}, {"des", "chattes", "noires"}, {}}};

  private slots:
    void fewestEditsWin() {
        QCOMPARE(nearestReference(references_, {"des", "chats"}), &references_[1]);
        QCOMPARE(nearestReference(references_, {"chattes", "noires"}), &references_[2]);
    }
    void ofEqualsTheFirst() { QCOMPARE(nearestReference(references_, {"chats"}), &references_[0]); }
    void saysWhereThereIsNone() { QVERIFY(nearestReference({}, {"chats"}) == nullptr); }
};

QTEST_GUILESS_MAIN(TestNearestReference)
#include "test_nearest_reference.moc"
