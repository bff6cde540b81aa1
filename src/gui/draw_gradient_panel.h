// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "figures/theme.h"
#include "gui/latest_worker.h"
#include "scene/draw_gradient.h"

class QLabel;

namespace lab::gui {

class DrawGradientBars;
class ExploreSession;

/// Of a mechanism that draws positions, while gradients are looked at: the estimate of the scores'
/// gradient from so many draws, its variance, and the soft gradient beside it. Computed in a
/// worker.
class DrawGradientPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit DrawGradientPanel(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// What is shown; none while it is computed and where nothing is drawn.
    [[nodiscard]] const std::optional<scene::DrawGradient>& gradient() const { return gradient_; }

  private:
    /// What an estimate depends on.
    struct Request {
        std::shared_ptr<const models::Trace> trace;
        models::Decoding decoding;
        int target = -1;
        int draws = 0;
        std::uint64_t seed = 0;
    };
    struct Result {
        std::optional<scene::DrawGradient> gradient;
        QString problem;
    };

    static Result compute(const Request& request, const std::stop_token& stop);
    void showMoment();
    void accept(const Result& result);
    void showGradient();
    [[nodiscard]] QString words() const;

    ExploreSession& session_;
    QLabel* title_;
    QLabel* said_;
    DrawGradientBars* bars_;
    std::shared_ptr<const models::Trace> trace_;  ///< of the latest request
    int target_ = -1;
    int draws_ = 0;
    QString problem_;
    std::optional<scene::DrawGradient> gradient_;
    LatestWorker<Request, Result> worker_;
};

}  // namespace lab::gui
