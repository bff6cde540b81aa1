// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/empty_prompt.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/examples.h"
#include "gui/explore_session.h"

namespace lab::gui {
namespace {

constexpr int kWidest = 720;

}  // namespace

EmptyPrompt::EmptyPrompt(ExploreSession& session, QWidget* parent)
    : QWidget(parent), session_(session), prompt_(new QWidget(this)) {
    auto* rows = new QVBoxLayout(prompt_);
    rows->setSpacing(12);
    auto* title = new QLabel(tr("Which sentence shall it translate?"), prompt_);
    title->setProperty("textStyle", QStringLiteral("heading"));
    title->setWordWrap(true);
    auto* text = new QLabel(tr("Type an English sentence on the left, or start from one of these:"),
                            prompt_);
    text->setWordWrap(true);
    rows->addWidget(title);
    rows->addWidget(text);
    for (const Example& example : exampleSentences()) {
        auto* button = new QPushButton(example.sentence, prompt_);
        button->setToolTip(example.shows);
        button->setAccessibleName(example.sentence);
        connect(button, &QPushButton::clicked, &session_,
                [this, sentence = example.sentence] { session_.setSentence(sentence); });
        rows->addWidget(button, 0, Qt::AlignLeft);
        buttons_.push_back(button);
    }
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(prompt_, 100);
    across->addStretch(1);
    prompt_->setMaximumWidth(kWidest);
    auto* centre = new QVBoxLayout(this);
    centre->addStretch(1);
    centre->addLayout(across);
    centre->addStretch(2);
    connect(&session_, &ExploreSession::busyChanged, this, &EmptyPrompt::showState);
    showState();
}

/// Sentences that are wider than the page are shortened.
void EmptyPrompt::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    for (QPushButton* button : buttons_) {
        const int frame =
            button->sizeHint().width() - button->fontMetrics().horizontalAdvance(button->text());
        const QMargins margins = layout()->contentsMargins() + prompt_->layout()->contentsMargins();
        const int room = std::min(width(), kWidest) - margins.left() - margins.right() - frame;
        button->setText(
            button->fontMetrics().elidedText(button->accessibleName(), Qt::ElideRight, room));
    }
}

/// Nothing while the first translation runs: it takes a blink, and a flash of text would disturb.
void EmptyPrompt::showState() {
    prompt_->setVisible(!session_.busy());
}

}  // namespace lab::gui
