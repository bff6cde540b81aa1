// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sentence_panel.h"

#include <QButtonGroup>
#include <QMenu>
#include <QStyle>

#include "gui/examples.h"
#include "gui/explore_session.h"
#include "scene/scene_limits.h"
#include "ui_sentence_panel.h"

namespace lab::gui {
namespace {

using scene::DecodingMode;

void setTextKeepingCursor(QLineEdit& field, const QString& text) {
    if (field.text() != text) {
        field.setText(text);
        field.setCursorPosition(0);
    }
}

}  // namespace

SentencePanel::SentencePanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent), session_(session), form_(std::make_unique<Ui::SentencePanel>()) {
    form_->setupUi(this);
    fillExamples();
    connectFields();
    showScene();
    showReadings();
}

SentencePanel::~SentencePanel() = default;

void SentencePanel::connectFields() {
    auto* modes = new QButtonGroup(this);
    modes->addButton(form_->greedyButton, static_cast<int>(DecodingMode::Greedy));
    modes->addButton(form_->beamButton, static_cast<int>(DecodingMode::Beam));
    modes->addButton(form_->forcedButton, static_cast<int>(DecodingMode::Forced));
    connect(modes, &QButtonGroup::idClicked, &session_,
            [this](int id) { session_.setDecoding(static_cast<DecodingMode>(id)); });
    connect(form_->sentenceEdit, &QLineEdit::textEdited, &session_, &ExploreSession::setSentence);
    connect(form_->targetEdit, &QLineEdit::textEdited, &session_, &ExploreSession::setForcedTarget);
    for (QLineEdit* field : {form_->sentenceEdit, form_->targetEdit}) {
        field->setMaxLength(static_cast<int>(scene::limits::maxText));
        connect(field, &QLineEdit::returnPressed, this, &SentencePanel::finished);
    }
    connect(form_->chips, &TokenChips::hovered, this, &SentencePanel::hoverToken);
    connect(form_->chips, &TokenChips::chosen, this, [this](int token) {
        if (session_.showsSentence()) {
            session_.chooseSource(token);
        }
    });
    connect(form_->chips, &TokenChips::masked, &session_, &ExploreSession::maskOrUnmask);
    connect(&session_, &ExploreSession::sceneChanged, this, &SentencePanel::showScene);
    connect(&session_, &ExploreSession::readingChanged, this, &SentencePanel::showReadings);
    connect(&session_, &ExploreSession::hoverChanged, this, &SentencePanel::showSource);
    connect(&session_, &ExploreSession::cursorChanged, this, &SentencePanel::showCurrent);
}

void SentencePanel::fillExamples() {
    auto* menu = new QMenu(form_->examplesButton);
    menu->setToolTipsVisible(true);
    for (const Example& example : exampleSentences()) {
        QAction* action = menu->addAction(example.sentence);
        action->setToolTip(example.shows);
        connect(action, &QAction::triggered, &session_,
                [this, sentence = example.sentence] { session_.setSentence(sentence); });
    }
    form_->examplesButton->setMenu(menu);
}

void SentencePanel::setTheme(const figures::Theme& theme) {
    form_->chips->setTheme(theme);
}

void SentencePanel::focusSentence() {
    form_->sentenceEdit->setFocus(Qt::ShortcutFocusReason);
    form_->sentenceEdit->selectAll();
}

void SentencePanel::showScene() {
    const scene::Scene& scene = session_.scene();
    setTextKeepingCursor(*form_->sentenceEdit, scene.sentence);
    setTextKeepingCursor(*form_->targetEdit, scene.forcedTarget);
    form_->beamButton->setText(tr("Beam %1").arg(scene.beamWidth));
    form_->beamButton->setAccessibleName(tr("Beam search with %1 hypotheses").arg(scene.beamWidth));
    form_->beamButton->setToolTip(
        tr("Keeps the %1 likeliest beginnings and shows the best sentence").arg(scene.beamWidth));
    form_->greedyButton->setChecked(scene.decoding == DecodingMode::Greedy);
    form_->beamButton->setChecked(scene.decoding == DecodingMode::Beam);
    form_->forcedButton->setChecked(scene.decoding == DecodingMode::Forced);
    const bool forced = scene.decoding == DecodingMode::Forced;
    form_->targetEdit->setVisible(forced);
    form_->targetNote->setVisible(forced);
    showReadings();
}

void SentencePanel::showReadings() {
    const SentenceReading& sentence = session_.sentence();
    const SentenceReading& target = session_.forcedTarget();
    form_->chips->setReading(sentence);
    form_->chips->setMasked(scene::maskedPositions(session_.scene().whatIf));
    form_->chips->setVisible(!sentence.empty());
    showCurrent();
    showNote(*form_->sentenceNote, *form_->sentenceEdit, sentenceNote(sentence),
             sentence.tooLong());
    showNote(*form_->targetNote, *form_->targetEdit, targetNote(target), target.tooLong());
}

void SentencePanel::showNote(QLabel& note, QLineEdit& field, const QString& text, bool problem) {
    note.setText(text);
    const auto style = problem ? QStringLiteral("error") : QStringLiteral("caption");
    if (note.property("textStyle").toString() == style) {
        return;
    }
    note.setProperty("textStyle", style);
    field.setProperty("problem", problem);
    for (QWidget* widget : {static_cast<QWidget*>(&note), static_cast<QWidget*>(&field)}) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

QString SentencePanel::sentenceNote(const SentenceReading& reading) const {
    if (reading.empty()) {
        return tr("Type a sentence or choose an example.");
    }
    if (reading.tooLong()) {
        return tr("%1 tokens are too many: it takes up to %2. Shorten the sentence; until then the "
                  "last one stays.")
            .arg(reading.tokens.size())
            .arg(SentenceReading::kMaxTokens);
    }
    const std::size_t tokens = reading.tokens.size();
    const QString tokensText = tokens == 1 ? tr("1 token") : tr("%1 tokens").arg(tokens);
    const QString count =
        reading.stopAdded ? tr("%1 with an added full stop").arg(tokensText) : tokensText;
    const QStringList unknown = reading.unknown();
    if (!reading.hasVocabulary) {
        return count;
    }
    if (unknown.isEmpty()) {
        return tr("%1 · all in vocabulary").arg(count);
    }
    return unknown.size() == 1
               ? tr("%1 · “%2” is not among the %3 words it learnt: read as unknown")
                     .arg(count, unknown.front())
                     .arg(reading.vocabularySize)
               : tr("%1 · “%2” are not among the %3 words it learnt: read as unknown")
                     .arg(count, unknown.join(tr("”, “")))
                     .arg(reading.vocabularySize);
}

QString SentencePanel::targetNote(const SentenceReading& reading) const {
    if (reading.empty()) {
        return tr("Type what it shall say; until then the last translation stays.");
    }
    return sentenceNote(reading);
}

void SentencePanel::hoverToken(int token) {
    const bool shown = token >= 0 && session_.showsSentence();
    session_.hover(shown ? scene::sourceWordQuantity(*session_.trace(), token) : scene::Quantity{});
}

void SentencePanel::showCurrent() {
    const bool words = session_.showsSentence() && session_.positionIsWord();
    form_->chips->setCurrent(words ? session_.source() : -1);
}

void SentencePanel::showSource() {
    const scene::Relation& relation = session_.relation();
    const scene::Standing& standing = relation.standing();
    const bool isWord =
        session_.showsSentence() && standing.positions == session_.trace()->sourcePositions();
    const int token = isWord ? standing.source : -1;
    const bool exact =
        token >= 0 && relation.lightOf(scene::sourceWordQuantity(*session_.trace(), token)) ==
                          scene::Relation::Light::Exact;
    form_->chips->setLit(token, exact);
}

}  // namespace lab::gui
