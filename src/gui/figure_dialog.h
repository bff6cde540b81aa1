// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "figures/exportable.h"
#include "figures/file_format.h"
#include "gui/export_look.h"

namespace Ui {
class FigureDialog;
}

namespace lab::gui {

/// A figure that a page can give away.
struct OfferedFigure {
    QString name;  ///< as people read it: "Difference"
    QString file;  ///< the file that is suggested, without its ending
    /// The figure in a look; throws figures::FigureError where there is none to draw.
    std::function<figures::Exportable(ExportLook)> make;
};

/// Asks which figure to export and how, and shows at once what comes of it. What goes wrong is said
/// in the dialog, beside the preview.
class FigureDialog final : public QDialog {
    Q_OBJECT

  public:
    /// REQUIRES a figure at least. `make` is called while the dialog is open.
    explicit FigureDialog(std::vector<OfferedFigure> figures, QWidget* parent = nullptr);
    ~FigureDialog() override;

    /// Writes the file in the background; the dialog says which file, or what went wrong.
    void saveTo(const QString& path);

  signals:
    void saved(bool well);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fillChoices();
    void connectFields();
    void enableFields();
    void updatePreview();
    void showPicture(const figures::Exportable& figure);
    void askForFile();
    void copy();
    void describe(const QString& text);
    void say(const QString& text, bool problem);
    [[nodiscard]] const OfferedFigure& offered() const;
    [[nodiscard]] figures::Exportable figure() const;
    [[nodiscard]] figures::FileFormat format() const;
    [[nodiscard]] figures::PictureOptions options() const;
    [[nodiscard]] bool isNumbers() const { return format() == figures::FileFormat::Csv; }

    std::vector<OfferedFigure> figures_;
    std::unique_ptr<Ui::FigureDialog> form_;
    QTimer previewDelay_;
    bool outcomeShown_ = false;  ///< of saving or copying, until an option changes
};

/// Opens the dialog over a page; it deletes itself.
void openFigureDialog(QWidget& page, std::vector<OfferedFigure> figures);

}  // namespace lab::gui
