// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/compare_strip.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/compare/compare_session.h"
#include "gui/mnemonic.h"
#include "gui/segments.h"
#include "gui/token_chips.h"
#include "scene/scene_limits.h"

namespace lab::gui {
namespace {

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

}  // namespace

CompareStrip::CompareStrip(CompareSession& session, QWidget* parent)
    : QFrame(parent),
      session_(session),
      sentence_(new QLineEdit(this)),
      chips_(new TokenChips(this)),
      note_(new QLabel(this)),
      add_(new QToolButton(this)),
      menu_(new QMenu(add_)),
      views_(new Segments(this)) {
    setObjectName(QStringLiteral("compareStrip"));
    sentence_->setObjectName(QStringLiteral("comparedSentence"));
    sentence_->setMaxLength(static_cast<int>(scene::limits::maxText));
    sentence_->setAccessibleName(tr("Sentence to translate"));
    sentence_->setToolTip(tr("What all of them translate (Ctrl+L)"));
    sentence_->setPlaceholderText(tr("Type an English sentence"));
    note_->setProperty("textStyle", QStringLiteral("caption"));
    makeButtons();
    arrange();
    ExploreSession& document = session_.document();
    connect(sentence_, &QLineEdit::textEdited, &document, &ExploreSession::setSentence);
    connect(sentence_, &QLineEdit::returnPressed, this, &CompareStrip::finished);
    connect(chips_, &TokenChips::hovered, this, [this](int token) {
        session_.point(token < 0 ? std::nullopt
                                 : std::optional(figures::Pointed{.row = {}, .column = token}));
    });
    connect(menu_, &QMenu::aboutToShow, this, &CompareStrip::fillMenu);
    connect(&document, &ExploreSession::sceneChanged, this, &CompareStrip::showSentence);
    connect(&document, &ExploreSession::readingChanged, this, &CompareStrip::showSentence);
    connect(&session_, &CompareSession::resultsChanged, this, &CompareStrip::showSentence);
    connect(&session_, &CompareSession::comparisonChanged, this, &CompareStrip::showComparison);
    connect(&session_, &CompareSession::pointedChanged, this, &CompareStrip::showPointed);
    showSentence();
    showComparison();
}

void CompareStrip::makeButtons() {
    add_->setText(tr("+ &mechanism"));
    add_->setAccessibleName(tr("Add a mechanism"));
    add_->setToolTip(tr("One more mechanism, up to %1").arg(scene::mostContenders));
    add_->setPopupMode(QToolButton::InstantPopup);
    add_->setMenu(menu_);
    add_->setFocusPolicy(Qt::TabFocus);
    // In the order of scene::ComparisonView.
    views_->setAccessibleName(tr("How alignments are drawn"));
    views_->add(tr("Matrices"), tr("A cell for each pair of words"));
    views_->add(tr("Lines"), tr("Lines between the two sentences, the thicker the more weight"));
    connect(views_, &Segments::chosen, &session_,
            [this](int id) { session_.setView(static_cast<scene::ComparisonView>(id)); });
}

void CompareStrip::arrange() {
    auto* label = new QLabel(tr("&Sentence"), this);
    label->setBuddy(sentence_);
    auto* upper = new QHBoxLayout;
    upper->addWidget(label);
    upper->addWidget(sentence_, 1);
    upper->addWidget(add_);
    upper->addWidget(views_);
    auto* lower = new QHBoxLayout;
    lower->addWidget(chips_, 1);
    lower->addWidget(note_);
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(upper);
    rows->addLayout(lower);
}

void CompareStrip::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    const int gap = qRound(theme.space(1));
    layout()->setContentsMargins(side, gap, side, gap);
    layout()->setSpacing(gap);
    chips_->setTheme(theme);
    chips_->setHidden(theme.compact);
}

void CompareStrip::focusSentence() {
    sentence_->setFocus(Qt::ShortcutFocusReason);
    sentence_->selectAll();
}

/// The mechanisms of each model, those that take part marked; what is there already may come in
/// again, at another temperature.
void CompareStrip::fillMenu() {
    menu_->clear();
    menu_->setToolTipsVisible(true);
    for (const ModelEntry& model : session_.models().models()) {
        QMenu* place = menu_;
        if (!model.variant.isEmpty()) {
            place = menu_->addMenu(withoutMnemonic(model.variant));
        }
        for (const auto& mechanism : session_.models().mechanisms(model.id)) {
            const auto& about = mechanism->description();
            const scene::Contender contender{.model = model.id, .mechanism = textOf(about.id)};
            QAction* action = place->addAction(textOf(about.name));
            action->setToolTip(
                QCoreApplication::translate("Mechanisms", std::string(about.does).c_str()));
            action->setCheckable(true);
            action->setChecked(std::ranges::find(session_.comparison().contenders, contender) !=
                               session_.comparison().contenders.end());
            connect(action, &QAction::triggered, &session_,
                    [this, contender] { session_.add(contender); });
        }
    }
}

void CompareStrip::showSentence() {
    const QString& text = session_.document().scene().sentence;
    if (sentence_->text() != text) {
        sentence_->setText(text);
        sentence_->setCursorPosition(0);
    }
    chips_->setReading(session_.document().sentence());
    note_->setText(note());
    note_->setVisible(!note_->text().isEmpty());
}

/// Why nothing is judged, or what cannot be translated.
QString CompareStrip::note() const {
    const SentenceReading& reading = session_.document().sentence();
    if (reading.empty()) {
        return tr("Type a sentence.");
    }
    if (reading.tooLong()) {
        return tr("%1 tokens are too many: it takes up to %2. The last sentence stays.")
            .arg(reading.tokens.size())
            .arg(SentenceReading::kMaxTokens);
    }
    if (session_.document().scene().decoding == scene::DecodingMode::Forced) {
        return tr("All are forced to say the same; choose another decoding on the page Explore.");
    }
    const auto& results = session_.results();
    const bool said =
        std::ranges::any_of(results, [](const Contested& each) { return each.trace != nullptr; });
    const bool judged = std::ranges::any_of(
        results, [](const Contested& each) { return each.reference.has_value(); });
    return judged || !said
               ? QString()
               : tr("The grammar does not know this sentence: nobody says what is right.");
}

void CompareStrip::showPointed() {
    chips_->setLit(session_.hasResults() && session_.pointed() && session_.pointed()->column
                       ? *session_.pointed()->column
                       : -1,
                   true);
}

void CompareStrip::showComparison() {
    views_->setChosen(static_cast<int>(session_.comparison().view));
    add_->setEnabled(session_.canAdd());
}

}  // namespace lab::gui
