// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>
#include <vector>

#include "figures/theme.h"

namespace lab::gui {

/// Colours of a grammar file: comments and separators step back, declarations, categories and
/// parameters stand out.
class GrammarHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

  public:
    explicit GrammarHighlighter(QTextDocument* document);

    void setTheme(const figures::Theme& theme);

  protected:
    void highlightBlock(const QString& text) override;

  private:
    struct Pattern {
        QRegularExpression expression;
        QTextCharFormat format;
    };
    std::vector<Pattern> patterns_;  ///< later ones win
};

}  // namespace lab::gui
