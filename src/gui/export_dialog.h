// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <memory>

#include "gui/export_choice.h"

namespace Ui {
class ExportDialog;
}

namespace lab::gui {

class ExploreSession;

/// Asks what to export and how, and shows at once what comes of it. What goes wrong is said in
/// the dialog, beside the preview.
class ExportDialog final : public QDialog {
    Q_OBJECT

  public:
    ExportDialog(const ExploreSession& session, const figures::StageInput& stage,
                 QWidget* parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] ExportChoice choice() const;
    /// Writes the file in the background; the dialog says which file, or what went wrong.
    void saveTo(const QString& path);

  signals:
    void saved(bool well);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fillChoices();
    void showDefaults(const ExploreSession& session);
    void connectFields();
    void showFormats();
    void enableFields();
    void updatePreview();
    void showPicture(const ExportChoice& now);
    void askForFile();
    void copy();
    void describe(const QString& text);
    void say(const QString& text, bool problem);

    ExportSource source_;
    models::Heads heads_ = models::Heads::Chosen;  ///< as the window shows them
    std::unique_ptr<Ui::ExportDialog> form_;
    QTimer previewDelay_;
    bool outcomeShown_ = false;  ///< of saving or copying, until an option changes
};

}  // namespace lab::gui
