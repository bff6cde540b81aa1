// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/grammar_highlighter.h"

namespace lab::gui {
namespace {

QTextCharFormat inColour(const QColor& colour, bool bold = false) {
    QTextCharFormat format;
    format.setForeground(colour);
    if (bold) {
        format.setFontWeight(QFont::DemiBold);
    }
    return format;
}

}  // namespace

GrammarHighlighter::GrammarHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {
    setTheme(figures::Theme::light());
}

void GrammarHighlighter::setTheme(const figures::Theme& theme) {
    const auto expression = [](const char* pattern) {
        return QRegularExpression(QString::fromLatin1(pattern));
    };
    patterns_ = {{expression("\\[[^\\]]*\\]"), inColour(theme.encoderText)},
                 {expression("\\{[^}]*\\}"), inColour(theme.contextText)},
                 {expression("\\|\\|\\|"), inColour(theme.inkFaint)},
                 {expression("^\\s*(feature|category|start|split|paradigm|end)\\b"),
                  inColour(theme.accent, true)},
                 {expression("(^|\\s)#.*$"), inColour(theme.inkMuted)}};
    rehighlight();
}

void GrammarHighlighter::highlightBlock(const QString& text) {
    for (const Pattern& pattern : patterns_) {
        auto matches = pattern.expression.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            setFormat(static_cast<int>(match.capturedStart()),
                      static_cast<int>(match.capturedLength()), pattern.format);
        }
    }
}

}  // namespace lab::gui
