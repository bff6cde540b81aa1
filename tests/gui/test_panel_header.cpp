// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panel_header.h"

#include <QTest>

using namespace lab::gui;

namespace {

class LayoutRequests final : public QObject {
  public:
    int count = 0;
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        count += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return false;
    }
};

}  // namespace

class TestPanelHeader : public QObject {
    Q_OBJECT

  private slots:
    void asksForNoRoomOnceItHasSettled_data() {
        QTest::addColumn<int>("width");
        QTest::newRow("remark beside the title") << 600;
        QTest::newRow("remark below it") << 120;
    }
    void asksForNoRoomOnceItHasSettled() {
        QFETCH(int, width);
        PanelHeader header;
        header.setTexts("Score", {"a remark of some length"});
        header.resize(width, 60);
        header.show();
        QTest::qWait(50);
        LayoutRequests requests;
        header.installEventFilter(&requests);
        for (int k = 0; k < 50; ++k) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
        QCOMPARE(requests.count, 0);
    }
};

QTEST_MAIN(TestPanelHeader)
#include "test_panel_header.moc"
