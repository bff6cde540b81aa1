// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/grammar_editor.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>
#include <algorithm>

#include "gui/data/grammar_highlighter.h"

namespace lab::gui {

/// The line numbers, left of the text.
class GrammarEditor::Margin final : public QWidget {
  public:
    explicit Margin(GrammarEditor& editor) : QWidget(&editor), editor_(editor) {}

  protected:
    void paintEvent(QPaintEvent* event) override { editor_.paintMargin(event->rect()); }

  private:
    GrammarEditor& editor_;
};

GrammarEditor::GrammarEditor(QWidget* parent)
    : QPlainTextEdit(parent),
      highlighter_(new GrammarHighlighter(document())),
      margin_(new Margin(*this)) {
    setObjectName(QStringLiteral("grammarEditor"));
    setAccessibleName(tr("Grammar"));
    setToolTip(tr("Rules that make sentences in two languages; checked as you type"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(marginWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int moved) {
        if (moved != 0) {
            margin_->scroll(0, moved);
        } else {
            margin_->update(0, rect.y(), margin_->width(), rect.height());
        }
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &GrammarEditor::showMarks);
}

void GrammarEditor::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(theme.pointSize(figures::TextStyle::Body));
    // A style sheet is above what setFont() says, and would give the type of all other texts.
    setStyleSheet(QStringLiteral("QPlainTextEdit { font-family: \"%1\"; }").arg(font.family()));
    highlighter_->setTheme(theme);
    setViewportMargins(marginWidth(), 0, 0, 0);
    showMarks();
}

int GrammarEditor::marginWidth() const {
    const auto digits = QString::number(std::max(100, blockCount())).size();
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * static_cast<int>(digits) +
           qRound(theme_.space(2));
}

void GrammarEditor::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect inner = contentsRect();
    setViewportMargins(marginWidth(), 0, 0, 0);
    margin_->setGeometry(inner.left(), inner.top(), marginWidth(), inner.height());
}

void GrammarEditor::paintMargin(const QRect& area) {
    QPainter painter(margin_);
    painter.fillRect(area, theme_.surface);
    painter.setFont(font());
    const int right = margin_->width() - qRound(theme_.space(1));
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > area.bottom()) {
            break;
        }
        const int number = block.blockNumber() + 1;
        const bool wrong = number == errorLine_;
        const bool current = number == textCursor().blockNumber() + 1;
        if (wrong) {
            painter.fillRect(QRectF(0, line.top(), margin_->width(), line.height()),
                             theme_.errorSurface);
        }
        painter.setPen(wrong ? theme_.errorText : current ? theme_.ink : theme_.inkMuted);
        painter.drawText(QRectF(0, line.top(), right, line.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
    }
}

void GrammarEditor::markError(int line, int column, const QString& message) {
    errorLine_ = std::min(line, blockCount());
    message_ = message;
    const QByteArray bytes =
        document()->findBlockByNumber(errorLine_ - 1).text().toUtf8().left(column - 1);
    errorColumn_ = static_cast<int>(QString::fromUtf8(bytes).size());
    showMarks();
    margin_->update();
}

void GrammarEditor::showMarks() {
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock block = document()->findBlockByNumber(errorLine_ - 1);
    if (errorLine_ > 0 && block.isValid()) {
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        line.format.setBackground(theme_.errorSurface);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        QTextEdit::ExtraSelection place = line;
        place.cursor.setPosition(block.position() +
                                 std::min(errorColumn_, static_cast<int>(block.length()) - 1));
        place.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        place.format.setProperty(QTextFormat::FullWidthSelection, false);
        place.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        place.format.setUnderlineColor(theme_.errorText);
        marks = {line, place};
    }
    setExtraSelections(marks);
    margin_->update();
}

void GrammarEditor::goToError() {
    const QTextBlock block = document()->findBlockByNumber(errorLine_ - 1);
    if (errorLine_ == 0 || !block.isValid()) {
        return;
    }
    QTextCursor cursor(block);
    cursor.setPosition(block.position() +
                       std::min(errorColumn_, static_cast<int>(block.length()) - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus();
}

bool GrammarEditor::canInsertFromMimeData(const QMimeData* source) const {
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

bool GrammarEditor::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && errorLine_ > 0) {
        const auto& help = static_cast<const QHelpEvent&>(*event);
        if (cursorForPosition(help.pos()).blockNumber() + 1 == errorLine_) {
            QToolTip::showText(help.globalPos(), message_, this);
            return true;
        }
    }
    return QPlainTextEdit::viewportEvent(event);
}

}  // namespace lab::gui
