// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "figures/formula_colours.h"
#include "figures/role_colours.h"
#include "figures/theme.h"

using lab::figures::contrast;
using lab::figures::TextStyle;
using lab::figures::Theme;

class TestTheme : public QObject {
    Q_OBJECT

  private slots:
    void contrastIsThatOfWcag();
    void textIsReadableOnEverySurface_data();
    void textIsReadableOnEverySurface();
    void meaningKeepsItsHue();
    void aRoleHasOneColour();
    void textIsNeverSmall();
};

void TestTheme::contrastIsThatOfWcag() {
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(QColor(0x777777), QColor(0x777777)), 1.0);
    // The well-known border case: #767676 passes AA on white, #777777 does not.
    QVERIFY(contrast(QColor(0x767676), Qt::white) >= 4.5);
    QVERIFY(contrast(QColor(0x777777), Qt::white) < 4.5);
}

void TestTheme::textIsReadableOnEverySurface_data() {
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("surface");
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        const auto add = [&](const char* name, const QColor& text, const QColor& surface) {
            QTest::addRow("%s %s on %s", theme.isDark ? "dark" : "light", name,
                          qPrintable(surface.name()))
                << text << surface;
        };
        for (const QColor& surface : {theme.canvas, theme.surface, theme.surfaceRaised,
                                      theme.cursorSurface, theme.highlight}) {
            add("ink", theme.ink, surface);
            add("inkMuted", theme.inkMuted, surface);
            add("inkFaint", theme.inkFaint, surface);
            add("encoderText", theme.encoderText, surface);
            add("decoderText", theme.decoderText, surface);
            add("contextText", theme.contextText, surface);
            add("scoreText", theme.scoreText, surface);
            add("warningText", theme.warningText, surface);
            add("errorText", theme.errorText, surface);
        }
        add("onAccent", theme.onAccent, theme.accent);
        add("ink", theme.ink, theme.chip);
        add("encoderText", theme.encoderText, theme.chip);
        add("warningText", theme.warningText, theme.warningSurface);
        add("errorText", theme.errorText, theme.errorSurface);
    }
}

void TestTheme::textIsReadableOnEverySurface() {
    QFETCH(const QColor, text);
    QFETCH(const QColor, surface);
    QVERIFY2(contrast(text, surface) >= 4.5, qPrintable(QString::number(contrast(text, surface))));
}

void TestTheme::meaningKeepsItsHue() {
    const Theme light = Theme::light();
    const Theme dark = Theme::dark();
    const auto distance = [](const QColor& one, const QColor& other) {
        const int degrees = std::abs(one.hsvHue() - other.hsvHue());
        return std::min(degrees, 360 - degrees);
    };
    QVERIFY(distance(light.encoder, dark.encoder) < 15);
    QVERIFY(distance(light.decoder, dark.decoder) < 15);
    QVERIFY(distance(light.context, dark.context) < 15);
    QVERIFY(distance(light.score, dark.score) < 15);
    QCOMPARE(light.cursor, dark.cursor);
}

/// In formulas, lanes and lists alike.
void TestTheme::aRoleHasOneColour() {
    using lab::tape::Role;
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        const auto formulas = lab::figures::FormulaColours::of(theme);
        const QList<QPair<Role, QColor>> roles{
            {Role::Encoder, theme.encoderText}, {Role::Decoder, theme.decoderText},
            {Role::Context, theme.contextText}, {Role::Score, theme.scoreText},
            {Role::Weight, theme.ink},          {Role::Plain, theme.ink},
            {Role::Parameter, theme.inkMuted}};
        for (const auto& [role, colour] : roles) {
            QCOMPARE(lab::figures::textColour(theme, role), colour);
            if (const auto inFormulas = lab::figures::formulaRole(role)) {
                QCOMPARE(formulas.roles.at(*inFormulas), colour);
            }
        }
        QCOMPARE(formulas.roles.size(), std::size_t{6});
    }
}

void TestTheme::textIsNeverSmall() {
    for (const TextStyle style : {TextStyle::Caption, TextStyle::Body, TextStyle::Label,
                                  TextStyle::Title, TextStyle::Heading}) {
        QVERIFY(Theme::light().font(style).pointSizeF() >= 11);
        QCOMPARE(Theme::light().scaledBy(2).pointSize(style), 2 * Theme::light().pointSize(style));
    }
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
