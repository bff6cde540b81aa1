// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/models_dialog.h"

#include <QAbstractItemDelegate>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/explore_session.h"
#include "gui/models/own_models.h"

namespace lab::gui {
namespace {

constexpr QSize usualSize{560, 420};

QString fileFilter() {
    return ModelsDialog::tr("Weights (*.safetensors)");
}

}  // namespace

ModelsDialog::ModelsDialog(OwnModels& models, ExploreSession& document, QWidget* parent)
    : QDialog(parent),
      models_(models),
      document_(document),
      list_(new QListWidget(this)),
      about_(new QLabel(this)),
      problem_(new QLabel(this)),
      working_(new QLabel(this)),
      show_(addButton(tr("&Show in the window"), tr("Every page works with it (Enter)"))),
      rename_(addButton(tr("&Rename"), tr("Type another name in the list (F2)"))),
      copy_(addButton(tr("Save a &copy…"), tr("For others: a file of weights"))),
      remove_(addButton(tr("Re&move"), tr("Deletes its file (Delete)"))) {
    setWindowTitle(tr("Own models"));
    resize(usualSize);
    list_->setAccessibleName(tr("Own models"));
    list_->setToolTip(tr("Enter shows one in the window, F2 renames it, Delete removes it"));
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    about_->setProperty("textStyle", QStringLiteral("caption"));
    about_->setWordWrap(true);
    problem_->setProperty("textStyle", QStringLiteral("error"));
    problem_->setWordWrap(true);
    problem_->setObjectName(QStringLiteral("ownModelsProblem"));
    working_->setProperty("textStyle", QStringLiteral("caption"));
    working_->setObjectName(QStringLiteral("ownModelsWorking"));
    QPushButton* open = addButton(tr("&Open a file…"), tr("Weights that somebody gave you"));
    auto* side = new QVBoxLayout;
    for (QPushButton* each : {show_, rename_, copy_, remove_}) {
        side->addWidget(each);
    }
    side->addStretch(1);
    side->addWidget(open);
    auto* left = new QVBoxLayout;
    left->addWidget(list_, 1);
    left->addWidget(about_);
    left->addWidget(problem_);
    auto* columns = new QHBoxLayout;
    columns->addLayout(left, 1);
    columns->addLayout(side);
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(columns, 1);
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* last = new QHBoxLayout;
    last->addWidget(working_, 1);
    last->addWidget(close);
    rows->addLayout(last);
    show_->setDefault(true);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(show_, &QPushButton::clicked, this, &ModelsDialog::showInWindow);
    connect(list_, &QListWidget::itemDoubleClicked, this, &ModelsDialog::showInWindow);
    connect(rename_, &QPushButton::clicked, this,
            [this] { list_->editItem(list_->currentItem()); });
    connect(copy_, &QPushButton::clicked, this, &ModelsDialog::askForCopy);
    connect(remove_, &QPushButton::clicked, this, &ModelsDialog::remove);
    connect(open, &QPushButton::clicked, this, &ModelsDialog::askForFile);
    connect(list_, &QListWidget::currentItemChanged, this, &ModelsDialog::showChoice);
    connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (!filling_) {
            rename(item->data(Qt::UserRole).toString(), item->text());
        }
    });
    connect(
        list_->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
        [this] {
            if (stale_) {
                showModels();
            }
        },
        Qt::QueuedConnection);
    connect(&models_, &OwnModels::changed, this, &ModelsDialog::showModels, Qt::QueuedConnection);
    connect(&models_, &OwnModels::saved, this, &ModelsDialog::showArrived);
    connect(&models_, &OwnModels::failed, this, &ModelsDialog::showProblem);
    connect(&models_, &OwnModels::busyChanged, this, &ModelsDialog::showBusy);
    showModels();
    showBusy();
}

QPushButton* ModelsDialog::addButton(const QString& text, const QString& tip) {
    auto* button = new QPushButton(text, this);
    button->setAccessibleName(QString(text).remove(u'&').remove(u'…'));
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

/// What goes wrong at once is said in the dialog; whether nothing did.
template <typename Work>
bool ModelsDialog::guarded(Work work) {
    problem_->clear();
    try {
        work();
        return true;
    } catch (const std::exception& error) {
        problem_->setText(QString::fromUtf8(error.what()));
        return false;
    }
}

/// What went wrong in the worker; the list has the names that are kept.
void ModelsDialog::showProblem(const QString& line) {
    const QString before = problem_->text();
    problem_->setText(before.isEmpty() ? line : before + u'\n' + line);
    showModels();
}

void ModelsDialog::showBusy() {
    working_->setText(models_.busy() ? tr("Saving…") : QString());
}

void ModelsDialog::showArrived(const QString& id) {
    if (id == opened_) {
        showModels();
        choose(id);
    }
}

/// The list has the new name at once, and the old one again where the new one cannot be kept.
void ModelsDialog::rename(const QString& id, const QString& name) {
    if (!guarded([&] { models_.rename(id, name); })) {
        showModels();
    }
}

QString ModelsDialog::chosen() const {
    const QListWidgetItem* item = list_->currentItem();
    return item != nullptr ? item->data(Qt::UserRole).toString() : QString();
}

void ModelsDialog::choose(const QString& id) {
    for (int row = 0; row < list_->count(); ++row) {
        if (list_->item(row)->data(Qt::UserRole).toString() == id) {
            list_->setCurrentRow(row);
        }
    }
}

/// Not while a name is being typed: that would be lost.
void ModelsDialog::showModels() {
    QListWidgetItem* current = list_->currentItem();
    stale_ = current != nullptr && list_->isPersistentEditorOpen(current);
    if (stale_) {
        return;
    }
    const QString before = chosen();
    {
        const QScopedValueRollback filling(filling_, true);
        list_->clear();
        for (const OwnModel& model : models_.all()) {
            auto* item = new QListWidgetItem(model.name, list_);
            item->setData(Qt::UserRole, model.id);
            item->setFlags(item->flags() | Qt::ItemIsEditable);
        }
        list_->setCurrentRow(0);
    }
    choose(before);
    if (problem_->text().isEmpty()) {
        problem_->setText(models_.problems().join(u'\n'));
    }
    showChoice();
}

void ModelsDialog::showChoice() {
    const QString id = chosen();
    for (QPushButton* each : {show_, rename_, copy_, remove_}) {
        each->setEnabled(!id.isEmpty());
    }
    const auto model = std::ranges::find(models_.all(), id, &OwnModel::id);
    about_->setText(model == models_.all().end()
                        ? tr("None yet: train one on the page Train and save it, or open a file.")
                        : QStringList{model->mechanism, model->about}.join(tr(" · ")));
}

void ModelsDialog::showInWindow() {
    const auto model = std::ranges::find(models_.all(), chosen(), &OwnModel::id);
    if (model != models_.all().end()) {
        scene::Scene next = document_.scene();
        next.model = model->id;
        next.mechanism = model->mechanism;
        document_.setScene(next);
        document_.note(tr("All pages show “%1” now").arg(model->name));
    }
}

void ModelsDialog::askForFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a model"), {}, fileFilter());
    if (!path.isEmpty()) {
        openFile(path);
    }
}

void ModelsDialog::openFile(const QString& path) {
    guarded([&] { opened_ = models_.open(path); });
}

void ModelsDialog::askForCopy() {
    const QString name = list_->currentItem()->text() + QStringLiteral(".safetensors");
    const QString path = QFileDialog::getSaveFileName(this, tr("Save a copy"), name, fileFilter());
    if (!path.isEmpty()) {
        copyTo(path);
    }
}

void ModelsDialog::copyTo(const QString& path) {
    guarded([&] { models_.copyTo(chosen(), path); });
}

/// A file that is gone cannot be brought back.
void ModelsDialog::remove() {
    const QString id = chosen();
    if (id.isEmpty()) {
        return;
    }
    auto* ask = new QMessageBox(
        QMessageBox::Question, tr("Remove a model"),
        tr("“%1” is deleted for good. Remove it?").arg(list_->currentItem()->text()),
        QMessageBox::Cancel, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = ask->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    ask->setDefaultButton(QMessageBox::Cancel);
    ask->setEscapeButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, id] { guarded([&] { models_.remove(id); }); });
    ask->open();
}

void ModelsDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete) {
        remove();
    } else {
        QDialog::keyPressEvent(event);
    }
}

}  // namespace lab::gui
