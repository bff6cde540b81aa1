// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/export_menu.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include "gui/alignment_panel.h"
#include "gui/alignment_view.h"
#include "gui/explore_page.h"
#include "gui/explore_session.h"
#include "gui/export_choice.h"
#include "gui/file_worker.h"
#include "gui/paths.h"
#include "gui/save_dialog.h"
#include "gui/stage_widget.h"

namespace lab::gui {
namespace {

using figures::FileFormat;

QString tr(const char* text) {
    return QCoreApplication::translate("ExportMenu", text);
}

ExportChoice choiceFor(const ExploreSession& session, ExportSubject subject, FileFormat format) {
    const scene::ViewOptions& view = session.scene().view;
    ExportChoice choice;
    choice.subject = subject;
    choice.format = format;
    choice.options.colourMap = view.colourMap;
    choice.options.showEos = view.showEos;
    choice.options.showValues = view.showValues;
    choice.heads = view.heads;
    return choice;
}

/// Runs `work` when there is something to export; what it throws goes to the message bar.
void guarded(ExploreSession& session, const std::function<void()>& work) {
    if (!session.hasMoment()) {
        session.showMessage(tr("There is nothing to export yet: type a sentence first."));
        return;
    }
    try {
        work();
    } catch (const std::exception& error) {
        session.showMessage(QString::fromUtf8(error.what()));
    }
}

void saveAs(ExploreSession& session, ExplorePage& page, const ExportChoice& choice) {
    const QString ending = figures::endingOf(choice.format);
    askWhereToSave(
        page,
        {.name = choice.subject == ExportSubject::StageView ? tr("stages") : tr("alignment"),
         .ending = ending,
         .filter = QStringLiteral("*%1").arg(ending)},
        [&session, &page, choice](const QString& path) {
            guarded(session, [&] {
                writeInWorker(
                    page, prepareExport(nativePath(path), {.stage = page.stage().input()}, choice),
                    [&session, path](const QString& problem) {
                        if (problem.isEmpty()) {
                            session.note(tr("Saved as %1").arg(path));
                        } else {
                            session.showMessage(problem);
                        }
                    });
            });
        });
}

void copy(ExploreSession& session, const ExplorePage& page, ExportSubject subject) {
    guarded(session, [&] {
        QGuiApplication::clipboard()->setImage(pictureOf(
            {.stage = page.stage().input()}, choiceFor(session, subject, FileFormat::Png)));
        session.note(subject == ExportSubject::StageView ? tr("Copied the stages")
                                                         : tr("Copied the alignment plot"));
    });
}

/// Ctrl+C where the picture itself has the focus.
void copyByKey(QWidget& picture, ExploreSession& session, const ExplorePage& page,
               ExportSubject subject) {
    auto* action = new QAction(tr("Copy the picture"), &picture);
    action->setShortcut(QKeySequence::Copy);
    action->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(action, &QAction::triggered, &page,
                     [&session, &page, subject] { copy(session, page, subject); });
    picture.addAction(action);
}

}  // namespace

void fillExportActions(QMenu& menu, ExploreSession& session, ExplorePage& page) {
    const auto addSave = [&](const QString& text, ExportSubject subject, FileFormat format) {
        QObject::connect(
            menu.addAction(text), &QAction::triggered, &page, [&session, &page, subject, format] {
                guarded(session,
                        [&] { saveAs(session, page, choiceFor(session, subject, format)); });
            });
    };
    const auto addCopy = [&](const QString& text, ExportSubject subject) {
        QObject::connect(menu.addAction(text), &QAction::triggered, &page,
                         [&session, &page, subject] { copy(session, page, subject); });
    };
    using enum ExportSubject;
    addSave(tr("Alignment as PNG…"), AlignmentPlot, FileFormat::Png);
    addSave(tr("Alignment as SVG…"), AlignmentPlot, FileFormat::Svg);
    addSave(tr("Alignment as PDF…"), AlignmentPlot, FileFormat::Pdf);
    addSave(tr("Alignment as CSV…"), AlignmentNumbers, FileFormat::Csv);
    addSave(tr("Alignment as JSON…"), AlignmentNumbers, FileFormat::Json);
    addSave(tr("Alignment as npy…"), AlignmentNumbers, FileFormat::Npy);
    menu.addSeparator();
    addSave(tr("Stages as PNG…"), StageView, FileFormat::Png);
    addSave(tr("Stages as SVG…"), StageView, FileFormat::Svg);
    addSave(tr("Stages as PDF…"), StageView, FileFormat::Pdf);
    menu.addSeparator();
    addCopy(tr("Copy the alignment"), AlignmentPlot);
    addCopy(tr("Copy the stages"), StageView);
    copyByKey(page.alignment().view(), session, page, AlignmentPlot);
    copyByKey(page.stage(), session, page, StageView);
}

}  // namespace lab::gui
