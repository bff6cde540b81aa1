// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/figure_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>
#include <array>

#include "gui/choices.h"
#include "gui/export_preview.h"
#include "gui/file_worker.h"
#include "gui/paths.h"
#include "gui/save_dialog.h"
#include "gui/style.h"
#include "ui_figure_dialog.h"

namespace lab::gui {
namespace {

using figures::FileFormat;

constexpr int previewDelayMs = 60;
/// Several panels side by side want more paper than one plot.
constexpr double standardWidthMm = 180;
constexpr std::array formats{FileFormat::Png, FileFormat::Svg, FileFormat::Pdf, FileFormat::Csv};

}  // namespace

FigureDialog::FigureDialog(std::vector<OfferedFigure> figures, QWidget* parent)
    : QDialog(parent), figures_(std::move(figures)), form_(std::make_unique<Ui::FigureDialog>()) {
    form_->setupUi(this);
    takeOverTheme(*this);
    fillChoices();
    connectFields();
    enableFields();
    previewDelay_.setSingleShot(true);
    previewDelay_.setInterval(previewDelayMs);
    connect(&previewDelay_, &QTimer::timeout, this, &FigureDialog::updatePreview);
    updatePreview();
}

FigureDialog::~FigureDialog() = default;

void FigureDialog::fillChoices() {
    for (const OfferedFigure& each : figures_) {
        form_->subjectBox->addItem(each.name);
    }
    for (const FileFormat format : formats) {
        addChoice(*form_->formatBox, nameOf(format), format);
    }
    fillLooks(*form_->lookBox);
    form_->widthBox->setValue(standardWidthMm);
    form_->dpiBox->setValue(figures::PictureOptions().dpi);
}

void FigureDialog::connectFields() {
    const auto later = [this] {
        enableFields();
        outcomeShown_ = false;
        previewDelay_.start();
    };
    for (QComboBox* box : {form_->subjectBox, form_->formatBox, form_->lookBox}) {
        connect(box, &QComboBox::activated, this, later);
    }
    for (QDoubleSpinBox* box : {form_->widthBox, form_->dpiBox}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, later);
    }
    connect(form_->copyButton, &QPushButton::clicked, this, &FigureDialog::copy);
    connect(form_->saveButton, &QPushButton::clicked, this, &FigureDialog::askForFile);
    connect(form_->closeButton, &QPushButton::clicked, this, &QDialog::reject);
}

void FigureDialog::enableFields() {
    form_->lookBox->setEnabled(!isNumbers());
    form_->widthBox->setEnabled(!isNumbers());
    form_->dpiBox->setEnabled(format() == FileFormat::Png);
    for (QLabel* label : findChildren<QLabel*>()) {
        if (label->buddy() != nullptr) {
            label->setEnabled(label->buddy()->isEnabled());
        }
    }
}

const OfferedFigure& FigureDialog::offered() const {
    return figures_[static_cast<std::size_t>(std::max(0, form_->subjectBox->currentIndex()))];
}

FileFormat FigureDialog::format() const {
    return chosen<FileFormat>(*form_->formatBox);
}

figures::Exportable FigureDialog::figure() const {
    return offered().make(chosen<ExportLook>(*form_->lookBox));
}

figures::PictureOptions FigureDialog::options() const {
    figures::PictureOptions options;
    options.widthMm = form_->widthBox->value();
    options.dpi = form_->dpiBox->value();
    return options;
}

void FigureDialog::updatePreview() {
    try {
        const figures::Exportable shown = figure();
        if (isNumbers()) {
            previewNumbers(*form_->preview, QString::fromStdString(shown.csv()));
            describe(tr("Numbers, separated by commas"));
        } else {
            showPicture(shown);
            describe(sharpness(format(), form_->widthBox->value(), form_->dpiBox->value()));
        }
    } catch (const std::exception& error) {
        form_->preview->clear();
        say(QString::fromUtf8(error.what()), true);
    }
}

void FigureDialog::showPicture(const figures::Exportable& figure) {
    const QSize room = form_->preview->contentsRect().size() * devicePixelRatioF();
    const QSize fitting = figure.size.scaled(room, Qt::KeepAspectRatio).toSize();
    figures::PictureOptions small;
    small.widthPixels = std::max(160, fitting.width());
    previewPicture(*form_->preview, figures::pictureImage(figure.paint, figure.size, small));
}

void FigureDialog::askForFile() {
    const QString ending = figures::endingOf(format());
    askWhereToSave(*this,
                   {.name = offered().file,
                    .ending = ending,
                    .filter = tr("%1 files (*%2)").arg(nameOf(format()), ending)},
                   [this](const QString& path) { saveTo(path); });
}

void FigureDialog::saveTo(const QString& path) {
    const auto finish = [this, path](const QString& problem) {
        form_->saveButton->setEnabled(true);
        outcomeShown_ = true;
        say(problem.isEmpty() ? tr("Saved as %1").arg(path) : problem, !problem.isEmpty());
        emit saved(problem.isEmpty());
    };
    form_->saveButton->setEnabled(false);
    say(tr("Saving…"), false);
    try {
        writeInWorker(*this, figures::prepareExport(figure(), nativePath(path), options()), finish);
    } catch (const std::exception& error) {
        finish(QString::fromUtf8(error.what()));
    }
}

void FigureDialog::copy() {
    try {
        const figures::Exportable shown = figure();
        if (isNumbers()) {
            QGuiApplication::clipboard()->setText(QString::fromStdString(shown.csv()));
        } else {
            QGuiApplication::clipboard()->setImage(
                figures::pictureImage(shown.paint, shown.size, options()));
        }
        outcomeShown_ = true;
        say(tr("Copied"), false);
    } catch (const std::exception& error) {
        say(QString::fromUtf8(error.what()), true);
    }
}

/// What the file will be gives way to what has been done.
void FigureDialog::describe(const QString& text) {
    if (!outcomeShown_) {
        say(text, false);
    }
}

void FigureDialog::say(const QString& text, bool problem) {
    sayIn(*form_->note, text, problem);
}

void FigureDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    previewDelay_.start();
}

void openFigureDialog(QWidget& page, std::vector<OfferedFigure> figures) {
    auto* dialog = new FigureDialog(std::move(figures), page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace lab::gui
