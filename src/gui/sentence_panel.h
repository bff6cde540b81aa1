// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "figures/theme.h"

namespace Ui {
class SentencePanel;
}
class QLabel;
class QLineEdit;

namespace lab::gui {

class ExploreSession;
struct SentenceReading;

/// The sentence as text and as tokens, how it is decoded, and what is wrong with either.
class SentencePanel final : public QWidget {
    Q_OBJECT

  public:
    explicit SentencePanel(ExploreSession& session, QWidget* parent = nullptr);
    ~SentencePanel() override;

    void setTheme(const figures::Theme& theme);
    /// Puts the text cursor into the sentence and selects it all.
    void focusSentence();

  signals:
    /// Return was pressed in a field: what is typed is meant to be stepped through.
    void finished();

  private:
    void connectFields();
    void fillExamples();
    void showScene();
    void showReadings();
    void showSource();
    void showCurrent();
    void hoverToken(int token);
    void showNote(QLabel& note, QLineEdit& field, const QString& text, bool problem);
    [[nodiscard]] QString sentenceNote(const SentenceReading& reading) const;
    [[nodiscard]] QString targetNote(const SentenceReading& reading) const;

    ExploreSession& session_;
    std::unique_ptr<Ui::SentencePanel> form_;
};

}  // namespace lab::gui
