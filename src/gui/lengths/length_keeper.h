// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <utility>

#include "gui/lengths/length_report.h"

namespace lab::gui {

class LengthSession;
class SavedState;

/// Keeps what the page Why attention? has measured from one start to the next: gives it to the
/// session at once, unless it is stale, and writes whatever has been measured to the end. What goes
/// wrong is reported in the document's message, writing once. GUI thread.
class LengthKeeper final : public QObject {
    Q_OBJECT

  public:
    /// All must outlive it.
    LengthKeeper(LengthSession& session, LengthStamp stamp, const SavedState& saved,
                 QObject* parent = nullptr);

  private:
    void restore();
    void keep();
    /// Empty where there is nothing to measure.
    QByteArray stampOf(const scene::Contender& contender);

    LengthSession& session_;
    LengthStamp stamp_;
    const SavedState& saved_;
    /// By model and mechanism: weights do not change while the program runs.
    std::map<std::pair<QString, QString>, QByteArray> stamps_;
    bool reported_ = false;
};

}  // namespace lab::gui
