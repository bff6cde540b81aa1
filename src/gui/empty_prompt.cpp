// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/empty_prompt.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/examples.h"
#include "gui/explore_session.h"

namespace lab::gui {

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
    }
    auto* centre = new QVBoxLayout(this);
    centre->addStretch(1);
    centre->addWidget(prompt_, 0, Qt::AlignHCenter);
    centre->addStretch(2);
    connect(&session_, &ExploreSession::busyChanged, this, &EmptyPrompt::showState);
    showState();
}

/// Nothing while the first translation runs: it takes a blink, and a flash of text would disturb.
void EmptyPrompt::showState() {
    prompt_->setVisible(!session_.busy());
}

}  // namespace lab::gui
