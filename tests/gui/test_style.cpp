// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestStyle : public QObject {
    Q_OBJECT

  private slots:
    void focusIsOneRing_data();
    void focusIsOneRing();
    void tooltipsHaveTheTypeOfTheTheme();
};

namespace {

QImage picture(QWidget& widget) {
    QCoreApplication::processEvents();
    return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

bool hasColour(const QImage& image, const QColor& colour) {
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour) {
                return true;
            }
        }
    }
    return false;
}

/// The picture without its rim, where the ring stands.
QImage inside(const QImage& image, const QWidget& widget) {
    const int rim = qRound(5 * image.devicePixelRatio());
    const bool edit = qobject_cast<const QLineEdit*>(&widget) != nullptr;
    const QRect all = image.rect().adjusted(rim, rim, -rim, -rim);
    // At the end of a text its cursor blinks.
    return image.copy(edit ? all.adjusted(0, 0, -all.width() / 2, 0) : all);
}

}  // namespace

void TestStyle::focusIsOneRing_data() {
    QTest::addColumn<scene::ThemeName>("name");
    QTest::newRow("light") << scene::ThemeName::Light;
    QTest::newRow("dark") << scene::ThemeName::Dark;
}

/// A focused control looks as before but for a ring at its rim, and keeps its size.
void TestStyle::focusIsOneRing() {
    QFETCH(scene::ThemeName, name);
    scene::Scene scene;
    scene.view.theme = name;
    TestWindow test(scene);
    test.session().goTo(3);
    const figures::Theme& theme = test.window().theme();
    int seen = 0;
    for (QWidget* widget : test.window().findChildren<QWidget*>()) {
        const bool control = qobject_cast<QPushButton*>(widget) != nullptr ||
                             qobject_cast<QToolButton*>(widget) != nullptr ||
                             qobject_cast<QCheckBox*>(widget) != nullptr ||
                             qobject_cast<QComboBox*>(widget) != nullptr ||
                             qobject_cast<QLineEdit*>(widget) != nullptr;
        if (!control || !widget->isVisible() || !widget->isEnabled() ||
            (widget->focusPolicy() & Qt::TabFocus) == 0) {
            continue;
        }
        const QString what =
            widget->metaObject()->className() + QString(" ") + widget->objectName();
        widget->clearFocus();
        const QSize size = widget->sizeHint();
        const QImage before = picture(*widget);
        widget->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY2(widget->hasFocus(), qPrintable(what));
        if (auto* edit = qobject_cast<QLineEdit*>(widget)) {
            edit->end(false);
        }
        const QImage after = picture(*widget);
        QVERIFY2(widget->sizeHint() == size, qPrintable(what));
        QVERIFY2(inside(after, *widget) == inside(before, *widget), qPrintable(what));
        const bool onAccent = widget->property("kind").toString() == "primary";
        const QColor ring = onAccent ? theme.ink : theme.accent;
        const QImage rim = after.copy(0, 0, after.width(), qRound(3 * after.devicePixelRatio()));
        QVERIFY2(hasColour(rim, ring), qPrintable(what));
        ++seen;
    }
    QVERIFY(seen >= 10);
}

void TestStyle::tooltipsHaveTheTypeOfTheTheme() {
    TestWindow test;
    QWidget& button = test.child<QPushButton>("presentButton");
    QHelpEvent help(QEvent::ToolTip, {5, 5}, button.mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(&button, &help);
    const auto windows = QApplication::topLevelWidgets();
    const auto tip = std::ranges::find_if(
        windows, [](const QWidget* widget) { return widget->inherits("QTipLabel"); });
    QVERIFY(tip != windows.end());
    QCOMPARE((*tip)->font().pointSizeF(),
             test.window().theme().pointSize(figures::TextStyle::Caption));
    QCOMPARE((*tip)->font().families(),
             test.window().theme().font(figures::TextStyle::Caption).families());
}

QTEST_MAIN(TestStyle)
#include "test_style.moc"
