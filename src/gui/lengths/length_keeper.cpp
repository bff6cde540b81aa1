// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_keeper.h"

#include <exception>
#include <utility>

#include "gui/lengths/length_session.h"
#include "gui/saved_state.h"

namespace lab::gui {

LengthKeeper::LengthKeeper(LengthSession& session, LengthStamp stamp, const SavedState& saved,
                           QObject* parent)
    : QObject(parent), session_(session), stamp_(std::move(stamp)), saved_(saved) {
    restore();
    connect(&session_, &LengthSession::measuredChanged, this, &LengthKeeper::keep);
}

QByteArray LengthKeeper::stampOf(const scene::Contender& contender) {
    const std::pair key(contender.model, contender.mechanism);
    if (const auto known = stamps_.find(key); known != stamps_.end()) {
        return known->second;
    }
    try {
        return stamps_.emplace(key, stamp_(contender)).first->second;
    } catch (const std::exception&) {
        return {};  // without a grammar nothing can be measured, and that is said elsewhere
    }
}

void LengthKeeper::restore() {
    const auto [kept, problem] = saved_.loadLengths();
    std::vector<LengthResult> results;
    for (const KeptLength& each : kept) {
        if (!each.stamp.isEmpty() && each.stamp == stampOf(each.result.contender)) {
            results.push_back(each.result);
        }
    }
    session_.restore(results);
    if (!problem.isEmpty()) {
        session_.document().showMessage(problem);
    }
}

void LengthKeeper::keep() {
    std::vector<KeptLength> results;
    for (const LengthResult& each : session_.measured()) {
        const QByteArray stamp = stampOf(each.contender);
        if (!stamp.isEmpty() && !each.quality.empty() && !each.costs.empty()) {
            results.push_back({each, stamp});
        }
    }
    if (results.empty()) {
        return;
    }
    try {
        saved_.saveLengths(results);
    } catch (const std::exception& error) {
        if (!std::exchange(reported_, true)) {
            session_.document().showMessage(QString::fromUtf8(error.what()));
        }
    }
}

}  // namespace lab::gui
