// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/probe_list.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/train/train_session.h"
#include "scene/scene_limits.h"

namespace lab::gui {

ProbeList::ProbeList(TrainSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      list_(new QListWidget(this)),
      field_(new QLineEdit(this)),
      remove_(new QToolButton(this)) {
    auto* title = new QLabel(tr("&Watched sentences"), this);
    title->setProperty("textStyle", QStringLiteral("label"));
    title->setBuddy(list_);
    list_->setObjectName(QStringLiteral("probes"));
    list_->setAccessibleName(tr("Watched sentences"));
    list_->setToolTip(tr("The alignment of the chosen one is shown; Delete takes it out"));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setTextElideMode(Qt::ElideRight);
    list_->installEventFilter(this);
    field_->setObjectName(QStringLiteral("newProbe"));
    field_->setAccessibleName(tr("Another sentence"));
    field_->setPlaceholderText(tr("Add a sentence"));
    field_->setToolTip(tr("Type a sentence to watch and press Enter (Ctrl+L)"));
    field_->setMaxLength(static_cast<int>(scene::limits::maxText));
    remove_->setText(tr("Remove"));
    remove_->setAccessibleName(tr("Remove the chosen sentence"));
    remove_->setToolTip(tr("Takes the chosen sentence out (Delete)"));
    remove_->setProperty("kind", QStringLiteral("quiet"));
    remove_->setFocusPolicy(Qt::TabFocus);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(remove_);
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(head);
    rows->addWidget(list_);
    rows->addWidget(field_);
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!filling_ && row >= 0) {
            session_.chooseProbe(row);
        }
    });
    connect(field_, &QLineEdit::returnPressed, this, &ProbeList::add);
    connect(remove_, &QToolButton::clicked, this,
            [this] { session_.removeProbe(list_->currentRow()); });
    connect(&session_, &TrainSession::studyChanged, this, &ProbeList::showProbes);
    showProbes();
}

void ProbeList::setTheme(const figures::Theme& theme) {
    const int gap = qRound(theme.space(theme.compact ? 0.5 : 1));
    layout()->setContentsMargins(0, gap, 0, 0);
    layout()->setSpacing(gap);
    constexpr int rows = 3;
    const int row =
        QFontMetrics(theme.font(figures::TextStyle::Body)).height() + qRound(theme.space(0.5));
    list_->setFixedHeight((theme.compact ? rows - 1 : rows) * row + qRound(theme.space(0.5)));
}

void ProbeList::focusSentence() {
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
}

void ProbeList::add() {
    session_.addProbe(field_->text());
    field_->clear();
}

void ProbeList::showProbes() {
    const QScopedValueRollback filling(filling_, true);
    const scene::TrainingStudy& study = session_.study();
    QStringList shown;
    for (int row = 0; row < list_->count(); ++row) {
        shown << list_->item(row)->text();
    }
    if (shown != study.probes) {
        list_->clear();
        for (const QString& sentence : study.probes) {
            auto* item = new QListWidgetItem(sentence, list_);
            item->setToolTip(sentence);
        }
    }
    list_->setCurrentRow(study.probe);
    remove_->setEnabled(study.probes.size() > 1);
    field_->setEnabled(study.probes.size() < scene::mostProbes);
}

bool ProbeList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        session_.removeProbe(list_->currentRow());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace lab::gui
