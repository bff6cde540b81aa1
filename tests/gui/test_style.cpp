// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHash>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProxyStyle>
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
    void everyPartOfADialogCanBeRead_data();
    void everyPartOfADialogCanBeRead();
    void buttonsOfDialogsAreTheirTexts();
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

/// The commonest colour, and how far the colour that differs most stands out from it.
struct Contrast {
    QColor ground;
    double most = 1;
};

/// Of a widget as it stands in its window.
Contrast contrastIn(const QWidget& widget) {
    const QRect place(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size());
    const QImage image =
        widget.window()->grab(place).toImage().convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            ++counts[image.pixel(x, y)];
        }
    }
    Contrast found;
    int commonest = 0;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (count.value() > commonest) {
            commonest = count.value();
            found.ground = QColor(count.key());
        }
    }
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        found.most = std::max(found.most, figures::contrast(found.ground, QColor(count.key())));
    }
    return found;
}

QFileDialog* openSaveDialog(TestWindow& test) {
    const auto actions = test.child<QToolButton>("exportButton").menu()->actions();
    actions.front()->trigger();
    auto* dialog = test.window().findChild<QFileDialog*>();
    return dialog != nullptr && QTest::qWaitForWindowExposed(dialog) ? dialog : nullptr;
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

void TestStyle::everyPartOfADialogCanBeRead_data() {
    focusIsOneRing_data();
}

/// The dialogs that Qt brings along are in the theme's colours, down to their lists and headers.
void TestStyle::everyPartOfADialogCanBeRead() {
    QFETCH(scene::ThemeName, name);
    scene::Scene scene;
    scene.view.theme = name;
    TestWindow test(scene);
    QFileDialog* dialog = openSaveDialog(test);
    QVERIFY(dialog != nullptr);
    int seen = 0;
    for (QWidget* widget : dialog->findChildren<QWidget*>()) {
        const auto* view = qobject_cast<QAbstractItemView*>(widget);
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const auto* label = qobject_cast<QLabel*>(widget);
        const bool shows = view != nullptr || (button != nullptr && button->isEnabled()) ||
                           (label != nullptr && !label->text().isEmpty()) ||
                           qobject_cast<QComboBox*>(widget) != nullptr ||
                           qobject_cast<QLineEdit*>(widget) != nullptr;
        if (!shows || !widget->isVisible()) {
            continue;
        }
        const Contrast contrast = contrastIn(*widget);
        const QString what = QString("%1 %2 on %3: %4")
                                 .arg(widget->metaObject()->className(), widget->objectName(),
                                      contrast.ground.name())
                                 .arg(contrast.most);
        const bool dark = contrast.ground.lightness() < 100;
        QVERIFY2(dark == (name == scene::ThemeName::Dark), qPrintable(what));
        // A file list may be empty.
        QVERIFY2(contrast.most >= 3 ||
                     (view != nullptr && view->model()->rowCount(view->rootIndex()) == 0),
                 qPrintable(what));
        ++seen;
    }
    QVERIFY(seen >= 12);
}

void TestStyle::buttonsOfDialogsAreTheirTexts() {
    /// A system that likes icons on its buttons.
    class Decorated final : public QProxyStyle {
      public:
        Decorated() : QProxyStyle(QStringLiteral("Fusion")) {}
        int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                      QStyleHintReturn* result) const override {
            return hint == SH_DialogButtonBox_ButtonsHaveIcons
                       ? 1
                       : QProxyStyle::styleHint(hint, option, widget, result);
        }
    };
    QApplication::setStyle(new Decorated);
    TestWindow test;
    QFileDialog* dialog = openSaveDialog(test);
    QVERIFY(dialog != nullptr);
    const auto buttons = dialog->findChildren<QPushButton*>();
    QVERIFY(buttons.size() >= 2);
    for (const QPushButton* button : buttons) {
        QVERIFY2(button->icon().isNull(), qPrintable(button->text()));
    }
}

QTEST_MAIN(TestStyle)
#include "test_style.moc"
