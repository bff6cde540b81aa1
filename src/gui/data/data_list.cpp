// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_list.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>
#include <functional>

#include "gui/data/data_row_delegate.h"
#include "gui/data/data_session.h"
#include "gui/style.h"

namespace lab::gui {
namespace {

/// Asks for a file without blocking the window.
void askForFiles(QWidget& parent, const QString& title, const QString& filter,
                 QFileDialog::FileMode mode, std::function<void(const QStringList&)> take) {
    auto* dialog = new QFileDialog(&parent, title, QString(), filter);
    takeOverTheme(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    QObject::connect(dialog, &QFileDialog::filesSelected, &parent, std::move(take));
    dialog->open();
}

QString kindOf(const DataSet& set) {
    switch (set.kind) {
        case DataKind::Grammar:
            return DataList::tr("grammar");
        case DataKind::Parallel:
            return DataList::tr("two files");
        case DataKind::Pairs:
            break;
    }
    return DataList::tr("pairs");
}

}  // namespace

DataList::DataList(DataSession& session, QWidget* parent)
    : QWidget(parent), session_(session), list_(new QListWidget(this)) {
    setObjectName(QStringLiteral("dataList"));
    auto* title = new QLabel(tr("Data sets"), this);
    title->setProperty("textStyle", QStringLiteral("label"));
    list_->setObjectName(QStringLiteral("dataSets"));
    list_->setAccessibleName(tr("Data sets"));
    list_->setToolTip(tr("What can be trained on; F2 renames, Delete removes"));
    list_->setItemDelegate(new DataRowDelegate(list_));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    openPairs_ = addButton(tr("&Open pairs…"), QStringLiteral("openPairs"),
                           tr("A file of sentence pairs, one a line, separated by a tab, or a "
                              "grammar (Ctrl+O)"));
    openPairs_->setProperty("kind", QStringLiteral("primary"));
    openTwo_ = addButton(tr("Open &two files…"), QStringLiteral("openTwo"),
                         tr("Sentences in one file, their translations line by line in another"));
    newGrammar_ = addButton(tr("&New grammar"), QStringLiteral("newGrammar"),
                            tr("Write rules that make sentences in two languages (Ctrl+N)"));
    rename_ = addButton(tr("Rena&me"), QStringLiteral("renameData"), tr("Another name (F2)"));
    duplicate_ = addButton(tr("&Duplicate"), QStringLiteral("duplicateData"),
                           tr("A copy that can be changed"));
    remove_ = addButton(tr("Remove"), QStringLiteral("removeData"),
                        tr("Delete the copy that is kept here (Delete)"));
    hint_ = new QLabel(tr("Or drop files on this page."), this);
    hint_->setProperty("textStyle", QStringLiteral("caption"));
    hint_->setWordWrap(true);
    auto* small = new QGridLayout;
    small->addWidget(rename_, 0, 0);
    small->addWidget(remove_, 0, 1);
    small->addWidget(duplicate_, 1, 0, 1, 2);
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(title);
    rows->addWidget(list_, 1);
    rows->addLayout(small);
    rows->addWidget(openPairs_);
    rows->addWidget(openTwo_);
    rows->addWidget(newGrammar_);
    rows->addWidget(hint_);
    connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (!filling_ && item != nullptr) {
            session_.choose(item->data(Qt::UserRole).toString());
        }
    });
    connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (filling_) {
            return;
        }
        // Later: the list is filled anew, and its editor is still closing.
        const auto rename = [this, id = item->data(Qt::UserRole).toString(), name = item->text()] {
            session_.rename(id, name);
        };
        QMetaObject::invokeMethod(this, rename, Qt::QueuedConnection);
    });
    connect(openPairs_, &QPushButton::clicked, this, &DataList::openPairs);
    connect(openTwo_, &QPushButton::clicked, this, &DataList::openTwoFiles);
    connect(newGrammar_, &QPushButton::clicked, &session_, &DataSession::newGrammar);
    connect(rename_, &QPushButton::clicked, this, [this] {
        list_->setFocus();
        list_->editItem(list_->currentItem());
    });
    connect(duplicate_, &QPushButton::clicked, &session_, &DataSession::duplicate);
    connect(remove_, &QPushButton::clicked, this, &DataList::askToRemove);
    connect(&session_, &DataSession::setsChanged, this, &DataList::fill);
    connect(&session_, &DataSession::draftChanged, this, &DataList::fill);
    connect(&session_, &DataSession::currentChanged, this, &DataList::showCurrent);
    connect(&session_, &DataSession::busyChanged, this, &DataList::showCurrent);
    fill();
}

QPushButton* DataList::addButton(const QString& text, const QString& name, const QString& tip) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(tip);
    QString plain = text;
    button->setAccessibleName(plain.remove(u'&').remove(u'…'));
    return button;
}

void DataList::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    const int gap = qRound(theme.space(theme.compact ? 0.5 : 1));
    layout()->setContentsMargins(side, side, side, side);
    layout()->setSpacing(gap);
    auto* small = static_cast<QGridLayout*>(layout()->itemAt(2)->layout());
    small->setSpacing(gap);
    static_cast<DataRowDelegate*>(list_->itemDelegate())->setTheme(theme);
    hint_->setVisible(!theme.compact);
    list_->doItemsLayout();
}

void DataList::focusList() {
    list_->setFocus();
}

void DataList::fill() {
    filling_ = true;
    list_->clear();
    for (const DataSet& set : session_.sets()) {
        QStringList facts{kindOf(set)};
        if (set.shipped) {
            facts << tr("ships");
        }
        if (session_.isUnsaved(set.id)) {
            facts << tr("not saved");
        }
        auto* item = new QListWidgetItem(set.name, list_);
        item->setData(Qt::UserRole, set.id);
        item->setData(DataRowDelegate::FactsRole, facts.join(QStringLiteral(" · ")));
        item->setToolTip(tr("%1 (%2)").arg(set.name, facts.join(QStringLiteral(", "))));
        item->setFlags(set.shipped ? item->flags() & ~Qt::ItemIsEditable
                                   : item->flags() | Qt::ItemIsEditable);
    }
    filling_ = false;
    showCurrent();
}

void DataList::showCurrent() {
    filling_ = true;
    for (int row = 0; row < list_->count(); ++row) {
        const bool current = list_->item(row)->data(Qt::UserRole) == session_.current().id;
        if (current && row != list_->currentRow()) {
            list_->setCurrentRow(row);
        }
    }
    filling_ = false;
    const bool own = !session_.current().shipped;
    rename_->setEnabled(own);
    remove_->setEnabled(own);
    for (QPushButton* button : {duplicate_, openPairs_, openTwo_, newGrammar_}) {
        button->setEnabled(!session_.copying());
    }
}

void DataList::openPairs() {
    askForFiles(*this, tr("Open sentence pairs or grammars"),
                tr("Pairs and grammars (*.tsv *.txt *.csv *.grammar);;All files (*)"),
                QFileDialog::ExistingFiles,
                [this](const QStringList& files) { session_.open(files); });
}

void DataList::openTwoFiles() {
    askForFiles(*this, tr("Sentences, one a line"), tr("All files (*)"), QFileDialog::ExistingFile,
                [this](const QStringList& source) {
                    askForFiles(*this, tr("Their translations, line by line"), tr("All files (*)"),
                                QFileDialog::ExistingFile,
                                [this, source](const QStringList& target) {
                                    session_.openParallel(source.front(), target.front());
                                });
                });
}

void DataList::askToRemove() {
    if (session_.current().shipped) {
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove a data set"),
                                tr("Remove “%1”?").arg(session_.current().name),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("removeQuestion"));
    box->setInformativeText(
        tr("The copy that is kept here is deleted; files that it was read from are not touched."));
    auto* remove = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Cancel);
    takeOverTheme(*box);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(remove, &QPushButton::clicked, &session_, &DataSession::remove);
    box->open();
}

}  // namespace lab::gui
