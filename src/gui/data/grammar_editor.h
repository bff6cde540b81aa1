// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include "figures/theme.h"

namespace lab::gui {

class GrammarHighlighter;

/// A grammar file to write: line numbers, light colours, and a mark at the line that is wrong.
class GrammarEditor final : public QPlainTextEdit {
    Q_OBJECT

  public:
    explicit GrammarEditor(QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Line and byte column from 1; line 0: nothing is wrong.
    void markError(int line, int column, const QString& message);
    [[nodiscard]] int errorLine() const { return errorLine_; }
    /// Puts the text cursor where it is wrong, and shows it.
    void goToError();

  protected:
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    /// Files that are dropped are the page's.
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;

  private:
    class Margin;

    [[nodiscard]] int marginWidth() const;
    void paintMargin(const QRect& area);
    void showMarks();

    GrammarHighlighter* highlighter_;
    Margin* margin_;
    figures::Theme theme_ = figures::Theme::light();
    int errorLine_ = 0;
    int errorColumn_ = 0;  ///< in characters, from 0
    QString message_;
};

}  // namespace lab::gui
