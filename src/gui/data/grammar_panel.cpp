// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/grammar_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/data/data_session.h"
#include "gui/data/grammar_editor.h"

namespace lab::gui {

GrammarPanel::GrammarPanel(DataSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      editor_(new GrammarEditor(this)),
      state_(new QLabel(this)),
      toError_(new QPushButton(tr("&Go to"), this)),
      revert_(new QPushButton(tr("Re&vert"), this)),
      save_(new QPushButton(tr("&Save"), this)) {
    setObjectName(QStringLiteral("grammarPanel"));
    state_->setObjectName(QStringLiteral("grammarState"));
    state_->setWordWrap(true);
    state_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    toError_->setToolTip(tr("To the line that is wrong (F8)"));
    toError_->setAccessibleName(tr("Go to the error"));
    revert_->setToolTip(tr("Back to the grammar as it was saved"));
    revert_->setAccessibleName(tr("Revert the grammar"));
    save_->setObjectName(QStringLiteral("saveGrammar"));
    save_->setToolTip(tr("Keep the grammar as it stands here (Ctrl+S)"));
    save_->setAccessibleName(tr("Save the grammar"));
    save_->setProperty("kind", QStringLiteral("primary"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(state_, 1);
    buttons->addWidget(toError_, 0, Qt::AlignTop);
    buttons->addWidget(revert_, 0, Qt::AlignTop);
    buttons->addWidget(save_, 0, Qt::AlignTop);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(editor_, 1);
    rows->addLayout(buttons);
    connect(editor_, &QPlainTextEdit::textChanged, &session_,
            [this] { session_.setDraft(editor_->toPlainText()); });
    connect(toError_, &QPushButton::clicked, editor_, &GrammarEditor::goToError);
    connect(save_, &QPushButton::clicked, &session_, &DataSession::saveDraft);
    connect(revert_, &QPushButton::clicked, &session_, &DataSession::revertDraft);
    connect(&session_, &DataSession::currentChanged, this, &GrammarPanel::showText);
    connect(&session_, &DataSession::draftChanged, this, &GrammarPanel::showState);
    connect(&session_, &DataSession::readingChanged, this, &GrammarPanel::showState);
    connect(&session_, &DataSession::busyChanged, this, &GrammarPanel::showState);
    showText();
}

void GrammarPanel::setTheme(const figures::Theme& theme) {
    editor_->setTheme(theme);
    layout()->setSpacing(qRound(theme.space(1)));
}

void GrammarPanel::showText() {
    if (session_.current().kind != DataKind::Grammar) {
        return;
    }
    const QString text = session_.draft();
    if (shown_ != session_.current().id || text != editor_->toPlainText()) {
        const QSignalBlocker quiet(editor_);
        editor_->markError(0, 0, {});
        editor_->setPlainText(text);
        shown_ = session_.current().id;
    }
    editor_->setReadOnly(session_.current().shipped);
    showState();
}

void GrammarPanel::showState() {
    if (session_.current().kind != DataKind::Grammar) {
        return;
    }
    const DataReading& reading = session_.reading();
    const bool shipped = session_.current().shipped;
    const bool unsaved = session_.isUnsaved(session_.current().id);
    const bool wrong = !reading.problem.isEmpty();
    const bool hasLine = wrong && reading.problemLine > 0;
    editor_->markError(hasLine ? reading.problemLine : 0, reading.problemColumn, reading.problem);
    QString text = tr("The grammar is well formed.");
    if (wrong) {
        text = hasLine ? tr("Line %1: %2").arg(reading.problemLine).arg(reading.problem)
                       : reading.problem;
    } else if (session_.busy()) {
        text = tr("Checking…");
    } else if (shipped) {
        text = tr("This grammar ships with the program: duplicate it to change it.");
    } else if (unsaved) {
        text = tr("The grammar is well formed, and not saved yet.");
    }
    state_->setProperty("textStyle", wrong ? QStringLiteral("error") : QStringLiteral("caption"));
    state_->setStyleSheet(state_->styleSheet());  // reads the property anew
    state_->setText(text);
    toError_->setVisible(hasLine);
    save_->setVisible(!shipped);
    revert_->setVisible(!shipped);
    save_->setEnabled(unsaved);
    revert_->setEnabled(unsaved);
}

}  // namespace lab::gui
