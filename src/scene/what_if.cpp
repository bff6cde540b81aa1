// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/what_if.h"

#include <algorithm>

namespace lab::scene {
namespace {

using models::Intervention;

/// Puts a change into the list that its kind belongs to.
struct Collector {
    const language::Vocabulary& words;
    models::WhatIf& into;

    void operator()(const Intervention& number) const { into.numbers.push_back(number); }
    void operator()(const MaskedWord& masked) const { into.masked.push_back(masked.source); }
    void operator()(const SaidWord& said) const {
        const std::string word = said.word.toStdString();
        if (const int id = words.id(word); words.word(id) == word) {
            into.words.push_back({said.target, id});
        }
    }
};

bool same(const Intervention& one, const Intervention& other) {
    return one.step == other.step && one.place == other.place && one.row == other.row &&
           one.column == other.column;
}
bool same(const MaskedWord& one, const MaskedWord& other) {
    return one == other;
}
bool same(const SaidWord& one, const SaidWord& other) {
    return one.target == other.target;
}

/// The weights of a row together.
constexpr double wholeRow = 1;

/// Whether both replace a weight of one row, the rest of which keeps its proportions.
bool shareARow(const Intervention& one, const Intervention& other) {
    return one.step == other.step && one.place == other.place && one.column == other.column &&
           one.rest == models::Rest::Shares && other.rest == models::Rest::Shares;
}

/// Switches off what asks for more of a row than the newest leaves, the oldest first.
void makeRoom(std::vector<Change>& changes, std::size_t newest) {
    const auto* asked = std::get_if<Intervention>(&changes[newest].what);
    if (asked == nullptr || !changes[newest].on) {
        return;
    }
    double sum = 0;
    std::vector<Change*> sharing;
    for (Change& change : changes) {
        const auto* number = std::get_if<Intervention>(&change.what);
        if (number != nullptr && change.on && shareARow(*number, *asked)) {
            sum += number->value;
            sharing.push_back(&change);
        }
    }
    for (Change* change : sharing) {
        const double value = std::get<Intervention>(change->what).value;
        if (sum > wholeRow + 1e-9 && change != &changes[newest] && value > 0) {
            change->on = false;
            sum -= value;
        }
    }
}

}  // namespace

bool WhatIf::isIdle() const {
    return temperature == 1 && std::ranges::none_of(changes, &Change::on);
}

models::WhatIf whatIfFor(const WhatIf& whatIf, const language::Vocabulary& words) {
    models::WhatIf result;
    for (const Change& change : whatIf.changes) {
        if (change.on) {
            std::visit(Collector{words, result}, change.what);
        }
    }
    return result;
}

std::vector<int> maskedPositions(const WhatIf& whatIf) {
    std::vector<int> positions;
    for (const Change& change : whatIf.changes) {
        if (const auto* masked = std::get_if<MaskedWord>(&change.what); masked && change.on) {
            positions.push_back(masked->source);
        }
    }
    return positions;
}

bool isAboutTheSame(const Change& one, const Change& other) {
    return one.what.index() == other.what.index() &&
           std::visit(
               [&](const auto& what) {
                   return same(what, std::get<std::decay_t<decltype(what)>>(other.what));
               },
               one.what);
}

WhatIf with(WhatIf whatIf, const Change& change) {
    auto place = std::ranges::find_if(
        whatIf.changes, [&](const Change& each) { return isAboutTheSame(each, change); });
    if (place == whatIf.changes.end()) {
        if (whatIf.changes.size() >= mostChanges) {
            return whatIf;
        }
        place = whatIf.changes.insert(place, change);
    }
    *place = change;
    makeRoom(whatIf.changes, static_cast<std::size_t>(place - whatIf.changes.begin()));
    return whatIf;
}

}  // namespace lab::scene
