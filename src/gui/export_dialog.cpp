// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/export_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

#include "gui/choices.h"
#include "gui/explore_session.h"
#include "gui/export_preview.h"
#include "gui/file_worker.h"
#include "gui/paths.h"
#include "gui/save_dialog.h"
#include "gui/side_names.h"
#include "gui/style.h"
#include "ui_export_dialog.h"

namespace lab::gui {
namespace {

using figures::FileFormat;

/// Several changes in a row, as when typing a title, make one preview.
constexpr int kPreviewDelayMs = 60;

}  // namespace

ExportDialog::ExportDialog(const ExploreSession& session, const figures::StageInput& stage,
                           QWidget* parent)
    : QDialog(parent), source_{.stage = stage}, form_(std::make_unique<Ui::ExportDialog>()) {
    form_->setupUi(this);
    takeOverTheme(*this);
    fillChoices();
    showDefaults(session);
    showFormats();
    connectFields();
    previewDelay_.setSingleShot(true);
    previewDelay_.setInterval(kPreviewDelayMs);
    connect(&previewDelay_, &QTimer::timeout, this, &ExportDialog::updatePreview);
    updatePreview();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::fillChoices() {
    addChoice(*form_->subjectBox, tr("Alignment plot"), ExportSubject::AlignmentPlot);
    addChoice(*form_->subjectBox, tr("Alignment numbers"), ExportSubject::AlignmentNumbers);
    addChoice(*form_->subjectBox, tr("Stage view"), ExportSubject::StageView);
    fillLooks(*form_->lookBox);
    fillColourMaps(*form_->colourMapBox);
}

void ExportDialog::showDefaults(const ExploreSession& session) {
    const scene::ViewOptions& view = session.scene().view;
    const ExportChoice defaults;
    heads_ = view.heads;
    if (source_.stage.trace != nullptr && !source_.stage.trace->hasWeights()) {
        gui::choose(*form_->subjectBox, ExportSubject::StageView);
    }
    gui::choose(*form_->colourMapBox, view.colourMap);
    form_->valuesBox->setChecked(view.showValues);
    form_->eosBox->setChecked(view.showEos);
    form_->barBox->setChecked(true);
    form_->widthBox->setValue(defaults.widthMm);
    form_->dpiBox->setValue(defaults.dpi);
    const SideNames names = sideNames(source_.stage.trace.get());
    form_->columnsEdit->setText(names.source);
    form_->rowsEdit->setText(names.target);
}

void ExportDialog::connectFields() {
    const auto later = [this] {
        enableFields();
        outcomeShown_ = false;
        previewDelay_.start();
    };
    connect(form_->subjectBox, &QComboBox::activated, this, [this, later] {
        showFormats();
        later();
    });
    for (QComboBox* box : {form_->formatBox, form_->lookBox, form_->colourMapBox}) {
        connect(box, &QComboBox::activated, this, later);
    }
    for (QLineEdit* edit : {form_->titleEdit, form_->columnsEdit, form_->rowsEdit}) {
        connect(edit, &QLineEdit::textChanged, this, later);
    }
    for (QCheckBox* box : {form_->valuesBox, form_->barBox, form_->eosBox}) {
        connect(box, &QCheckBox::toggled, this, later);
    }
    for (QDoubleSpinBox* box : {form_->widthBox, form_->dpiBox}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, later);
    }
    connect(form_->copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(form_->saveButton, &QPushButton::clicked, this, &ExportDialog::askForFile);
    connect(form_->closeButton, &QPushButton::clicked, this, &QDialog::reject);
}

void ExportDialog::showFormats() {
    form_->formatBox->clear();
    for (const FileFormat format : formatsOf(chosen<ExportSubject>(*form_->subjectBox))) {
        addChoice(*form_->formatBox, nameOf(format), format);
    }
    enableFields();
}

void ExportDialog::enableFields() {
    const ExportChoice now = choice();
    const bool picture = now.subject != ExportSubject::AlignmentNumbers;
    const bool plot = now.subject == ExportSubject::AlignmentPlot;
    for (QWidget* field :
         {static_cast<QWidget*>(form_->titleEdit), static_cast<QWidget*>(form_->columnsEdit),
          static_cast<QWidget*>(form_->rowsEdit), static_cast<QWidget*>(form_->valuesBox),
          static_cast<QWidget*>(form_->barBox)}) {
        field->setEnabled(plot);
    }
    form_->eosBox->setEnabled(now.subject != ExportSubject::StageView);
    form_->lookBox->setEnabled(picture);
    form_->colourMapBox->setEnabled(picture && now.look != ExportLook::Print);
    form_->widthBox->setEnabled(picture);
    form_->dpiBox->setEnabled(picture && now.format == FileFormat::Png);
    for (QLabel* label : findChildren<QLabel*>()) {
        if (label->buddy() != nullptr) {
            label->setEnabled(label->buddy()->isEnabled());
        }
    }
}

ExportChoice ExportDialog::choice() const {
    ExportChoice choice;
    choice.subject = chosen<ExportSubject>(*form_->subjectBox);
    choice.format = chosen<FileFormat>(*form_->formatBox);
    choice.look = chosen<ExportLook>(*form_->lookBox);
    choice.widthMm = form_->widthBox->value();
    choice.dpi = form_->dpiBox->value();
    choice.heads = heads_;
    choice.options.title = form_->titleEdit->text();
    choice.options.sourceName = form_->columnsEdit->text();
    choice.options.targetName = form_->rowsEdit->text();
    choice.options.showValues = form_->valuesBox->isChecked();
    choice.options.showColourBar = form_->barBox->isChecked();
    choice.options.showEos = form_->eosBox->isChecked();
    choice.options.colourMap = chosen<scene::ColourMapName>(*form_->colourMapBox);
    return choice;
}

void ExportDialog::updatePreview() {
    const ExportChoice now = choice();
    try {
        if (now.subject == ExportSubject::AlignmentNumbers) {
            previewNumbers(*form_->preview, numbersPreview(source_, now));
            describe({});
        } else {
            showPicture(now);
            describe(sharpness(now.format, now.widthMm, now.dpi));
        }
    } catch (const std::exception& error) {
        form_->preview->clear();
        say(QString::fromUtf8(error.what()), true);
    }
}

void ExportDialog::showPicture(const ExportChoice& now) {
    const QSize room = form_->preview->contentsRect().size() * devicePixelRatioF();
    QImage image = previewOf(source_, now, std::max(200, room.width()));
    if (image.height() > room.height()) {
        image = image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    previewPicture(*form_->preview, std::move(image));
}

void ExportDialog::askForFile() {
    const ExportChoice now = choice();
    const QString ending = figures::endingOf(now.format);
    const QString name = now.subject == ExportSubject::StageView ? tr("stages") : tr("alignment");
    askWhereToSave(*this,
                   {.name = name,
                    .ending = ending,
                    .filter = tr("%1 files (*%2)").arg(nameOf(now.format), ending)},
                   [this](const QString& path) { saveTo(path); });
}

void ExportDialog::saveTo(const QString& path) {
    const auto finish = [this, path](const QString& problem) {
        form_->saveButton->setEnabled(true);
        outcomeShown_ = true;
        say(problem.isEmpty() ? tr("Saved as %1").arg(path) : problem, !problem.isEmpty());
        emit saved(problem.isEmpty());
    };
    form_->saveButton->setEnabled(false);
    say(tr("Saving…"), false);
    try {
        writeInWorker(*this, prepareExport(nativePath(path), source_, choice()), finish);
    } catch (const std::exception& error) {
        finish(QString::fromUtf8(error.what()));
    }
}

void ExportDialog::copy() {
    try {
        if (choice().subject == ExportSubject::AlignmentNumbers) {
            QGuiApplication::clipboard()->setText(numbersPreview(source_, choice()));
        } else {
            QGuiApplication::clipboard()->setImage(pictureOf(source_, choice()));
        }
        outcomeShown_ = true;
        say(tr("Copied"), false);
    } catch (const std::exception& error) {
        say(QString::fromUtf8(error.what()), true);
    }
}

/// What the file will be gives way to what has been done.
void ExportDialog::describe(const QString& text) {
    if (!outcomeShown_) {
        say(text, false);
    }
}

void ExportDialog::say(const QString& text, bool problem) {
    sayIn(*form_->note, text, problem);
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    previewDelay_.start();
}

}  // namespace lab::gui
