// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace lab::gui {

class ExploreSession;
class OwnModels;

/// The user's own models: shows one in the window, opens files, renames, copies and removes. Enter
/// shows the chosen one, F2 renames it in place, Delete removes it. Files are written meanwhile;
/// a line says so, and what went wrong.
class ModelsDialog final : public QDialog {
    Q_OBJECT

  public:
    ModelsDialog(OwnModels& models, ExploreSession& document, QWidget* parent = nullptr);

    /// As the file dialogs do once a path is chosen.
    void openFile(const QString& path);
    void copyTo(const QString& path);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QPushButton* addButton(const QString& text, const QString& tip);
    void showModels();
    void showChoice();
    void showBusy();
    void showProblem(const QString& line);
    void showArrived(const QString& id);
    void showInWindow();
    void askForFile();
    void askForCopy();
    void remove();
    void rename(const QString& id, const QString& name);
    template <typename Work>
    bool guarded(Work work);
    [[nodiscard]] QString chosen() const;
    void choose(const QString& id);

    OwnModels& models_;
    ExploreSession& document_;
    QListWidget* list_;
    QLabel* about_;
    QLabel* problem_;
    QLabel* working_;
    QPushButton* show_;
    QPushButton* rename_;
    QPushButton* copy_;
    QPushButton* remove_;
    bool filling_ = false;
    bool stale_ = false;  ///< shown again once no name is being typed
    QString opened_;      ///< chosen once it is there
};

}  // namespace lab::gui
