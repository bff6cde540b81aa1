// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transport_bar.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <array>

#include "gui/player.h"
#include "gui/stepping.h"
#include "gui/timeline_widget.h"
#include "gui/transport_button.h"

namespace lab::gui {
namespace {

struct Speed {
    int stepsPerMinute;
    const char* text;
};

constexpr std::array<Speed, 5> kSpeeds{
    {{20, QT_TRANSLATE_NOOP("lab::gui::TransportBar", "Slowest")},
     {40, QT_TRANSLATE_NOOP("lab::gui::TransportBar", "Slow")},
     {60, QT_TRANSLATE_NOOP("lab::gui::TransportBar", "Normal")},
     {120, QT_TRANSLATE_NOOP("lab::gui::TransportBar", "Fast")},
     {240, QT_TRANSLATE_NOOP("lab::gui::TransportBar", "Fastest")}}};

}  // namespace

TransportBar::TransportBar(Stepping& stepping, Player& player, QWidget* parent)
    : QFrame(parent), stepping_(stepping), player_(player) {
    setObjectName(QStringLiteral("transportBar"));
    auto* row = new QHBoxLayout(this);
    addButtons(*row);
    addTimeline(*row);
    addPosition(*row);
    connect(&stepping_, &Stepping::timelineChanged, this, &TransportBar::showTimeline);
    connect(&stepping_, &Stepping::cursorChanged, this, &TransportBar::showCursor);
    connect(&stepping_, &Stepping::speedChanged, this, &TransportBar::showSpeed);
    connect(&player_, &Player::playingChanged, this, &TransportBar::showPlaying);
    showTimeline();
    showSpeed();
    showPlaying();
}

void TransportBar::addButtons(QHBoxLayout& row) {
    using Sign = TransportButton::Sign;
    const auto add = [&](Sign sign, const QString& name, const QString& key) {
        auto* button = new TransportButton(sign, this);
        button->setAccessibleName(name);
        button->setToolTip(tr("%1 (%2)").arg(name, key));
        row.addWidget(button);
        buttons_.push_back(button);
        return button;
    };
    toStart_ = add(Sign::ToStart, tr("To the start"), tr("Home"));
    back_ = add(Sign::Back, tr("Step back"), tr("←"));
    play_ = add(Sign::Play, tr("Play"), tr("Space"));
    on_ = add(Sign::On, tr("Step on"), tr("→"));
    toEnd_ = add(Sign::ToEnd, tr("To the end"), tr("End"));
    turn_ = add(Sign::Turn, tr("Step from the loss back"), tr("B"));
    turn_->setObjectName(QStringLiteral("turnButton"));
    turn_->setCheckable(true);
    turn_->setVisible(stepping_.canTurn());
    connect(turn_, &QAbstractButton::clicked, &stepping_, [this] { stepping_.turn(); });
    connect(toStart_, &QAbstractButton::clicked, &stepping_, [this] { stepping_.goTo(0); });
    connect(back_, &QAbstractButton::clicked, &stepping_, [this] { stepping_.stepBy(-1); });
    connect(play_, &QAbstractButton::clicked, &player_, &Player::toggle);
    connect(on_, &QAbstractButton::clicked, &stepping_, [this] { stepping_.stepBy(1); });
    connect(toEnd_, &QAbstractButton::clicked, &stepping_, [this] { stepping_.goToEnd(); });
}

void TransportBar::addTimeline(QHBoxLayout& row) {
    timeline_ = new TimelineWidget;
    scroll_ = new QScrollArea(this);
    scroll_->setWidget(timeline_);
    scroll_->setWidgetResizable(true);
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row.addWidget(scroll_, 1);
    timeline_->installEventFilter(this);
    connect(timeline_, &TimelineWidget::stepChosen, &stepping_,
            [this](int step) { stepping_.goTo(step); });
    connect(timeline_, &TimelineWidget::pointed, &stepping_, &Stepping::pointAt);
    connect(&stepping_, &Stepping::standingChanged, timeline_,
            [this] { timeline_->setLit(stepping_.standing()); });
}

void TransportBar::addPosition(QHBoxLayout& row) {
    speed_ = new QComboBox(this);
    speed_->setObjectName(QStringLiteral("speedBox"));
    speed_->setFocusPolicy(Qt::TabFocus);
    speed_->setAccessibleName(tr("Speed of playing"));
    speed_->setToolTip(tr("How fast it plays"));
    for (const Speed& speed : kSpeeds) {
        speed_->addItem(tr(speed.text), speed.stepsPerMinute);
    }
    connect(speed_, &QComboBox::activated, &stepping_,
            [this] { stepping_.setStepsPerMinute(speed_->currentData().toInt()); });
    row.addWidget(speed_);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    position_ = new QLabel(this);
    position_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QFont bold = position_->font();
    bold.setBold(true);
    position_->setFont(bold);
    hint_ = new QLabel(stepping_.keyHint(), this);
    hint_->setProperty("textStyle", QStringLiteral("caption"));
    hint_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    texts->addStretch(1);
    texts->addWidget(position_);
    texts->addWidget(hint_);
    texts->addStretch(1);
    row.addLayout(texts);
}

void TransportBar::setTheme(const figures::Theme& theme) {
    for (TransportButton* button : buttons_) {
        button->setTheme(theme);
    }
    timeline_->setTheme(theme);
    const int wide = qRound(theme.space(2));
    const int narrow = qRound(theme.space(1));
    layout()->setContentsMargins(wide, narrow, wide, narrow);
    layout()->setSpacing(narrow);
    position_->setFont(theme.font(figures::TextStyle::Label));
    fitTimeline();
}

void TransportBar::fitTimeline() {
    scroll_->setFixedHeight(timeline_->sizeHint().height() +
                            scroll_->horizontalScrollBar()->sizeHint().height() + 2);
}

void TransportBar::showTimeline() {
    timeline_->setTimeline(
        stepping_.timeline(), [this](int step) { return stepping_.nameOf(step); },
        stepping_.wordCaption());
    showCursor();
}

void TransportBar::showCursor() {
    const int last = stepping_.timeline().size() - 1;
    const int step = stepping_.step();
    for (TransportButton* button : {toStart_, back_}) {
        button->setEnabled(step > 0);
    }
    for (TransportButton* button : {on_, toEnd_}) {
        button->setEnabled(step < last);
    }
    play_->setEnabled(last >= 0);
    turn_->setEnabled(last >= 0);
    turn_->setChecked(stepping_.backward());
    hint_->setText(stepping_.keyHint());
    timeline_->setStep(step);
    position_->setText(last < 0 ? tr("No steps") : stepping_.position());
    keepCursorVisible();
}

/// A longer timeline gets its width later than its steps.
bool TransportBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == timeline_ && event->type() == QEvent::Resize) {
        QMetaObject::invokeMethod(this, &TransportBar::keepCursorVisible, Qt::QueuedConnection);
    }
    return QFrame::eventFilter(watched, event);
}

void TransportBar::keepCursorVisible() {
    if (stepping_.timeline().size() == 0) {
        return;
    }
    const QRect bar = timeline_->barRect(stepping_.step()).toRect();
    scroll_->ensureVisible(bar.center().x(), bar.center().y(), 80, 0);
}

void TransportBar::showPlaying() {
    const bool playing = player_.playing();
    play_->setSign(playing ? TransportButton::Sign::Pause : TransportButton::Sign::Play);
    play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    play_->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
}

void TransportBar::showSpeed() {
    const int speed = stepping_.stepsPerMinute();
    int index = speed_->findData(speed);
    if (index < 0) {
        speed_->addItem(tr("%1 a minute").arg(speed), speed);
        index = speed_->count() - 1;
    }
    speed_->setCurrentIndex(index);
}

}  // namespace lab::gui
