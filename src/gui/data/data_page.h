// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "gui/page.h"

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lab::gui {

class DataList;
class DataSession;
class DataSettings;
class ExploreSession;
class GrammarPanel;
class LengthBars;
class PairTable;
class PanelHeader;

/// The page Data: what can be trained on, how it is read and what becomes of it; grammars are
/// written here. Files can be dropped anywhere on it.
class DataPage final : public Page {
    Q_OBJECT

  public:
    /// `document` shows what goes wrong.
    DataPage(DataSession& session, ExploreSession& document, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme) override;
    void focusPicture() override;
    void openExport() override;
    void setSideShown(bool shown) override;
    bool holdsClosing() override;

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    QWidget* makeMiddle();
    QWidget* makeSide();
    QWidget* makeProgress();
    void addKeys();
    void showSet();
    void showReading();
    void showBusy();
    void showStatistics();
    void arrange();

    DataSession& session_;
    DataList* list_;
    QFrame* left_;
    QFrame* right_;
    PanelHeader* header_ = nullptr;
    QWidget* progressRow_ = nullptr;
    QLabel* progressText_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* stop_ = nullptr;
    QLabel* problem_ = nullptr;
    QScrollArea* reportArea_ = nullptr;
    QLabel* report_ = nullptr;
    QPushButton* asLatin1_ = nullptr;
    QVBoxLayout* body_ = nullptr;
    GrammarPanel* grammar_ = nullptr;
    PairTable* table_ = nullptr;
    DataSettings* settings_ = nullptr;
    QLabel* statistics_ = nullptr;
    LengthBars* lengths_ = nullptr;
    QTimer patience_;  ///< what is read in a moment shows no progress
    double scale_ = 1;
    QFont captionFont_;
    bool read_ = false;  ///< once shown, the current data set has been asked for
};

}  // namespace lab::gui
