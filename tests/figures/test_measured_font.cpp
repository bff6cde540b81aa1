// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/measured_font.h"

#include <QtTest/QTest>
#include <random>

#include "figures/theme.h"

using namespace lab;

class TestMeasuredFont : public QObject {
    Q_OBJECT

  private slots:
    /// More texts than are kept, many of them twice, in scripts with and without spaces.
    void widthsAndElidedTextsAreThoseOfTheFont() {
        const QFont font = figures::Theme::light().font(figures::TextStyle::Label);
        const QFontMetricsF metrics(font);
        const figures::MeasuredFont measured(font);
        const QString letters = QStringLiteral("aimW .…é汉한−0.1");
        std::mt19937 random(3);
        const auto upTo = [&](int end) {
            return static_cast<int>(random() % static_cast<unsigned>(end));
        };
        for (int k = 0; k < 5000; ++k) {
            QString text;
            const int length = upTo(5);
            for (int i = 0; i < length; ++i) {
                text += letters[upTo(static_cast<int>(letters.size()))];
            }
            const double room = upTo(60);
            QCOMPARE(measured.width(text), metrics.horizontalAdvance(text));
            QCOMPARE(measured.elided(text, room), metrics.elidedText(text, Qt::ElideRight, room));
        }
    }

    void copiesAreOfTheSameFont() {
        const figures::MeasuredFont measured(
            figures::Theme::light().font(figures::TextStyle::Title));
        const double width = measured.width(QStringLiteral("Softmax"));
        const figures::MeasuredFont copy = measured;
        QCOMPARE(copy.font(), measured.font());
        QCOMPARE(copy.width(QStringLiteral("Softmax")), width);
        QCOMPARE(copy.metrics().height(), QFontMetricsF(measured.font()).height());
    }
};

QTEST_MAIN(TestMeasuredFont)
#include "test_measured_font.moc"
