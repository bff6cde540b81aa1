// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/playground.h"

#include <algorithm>
#include <cmath>

namespace lab::scene {
namespace {

double onThePlane(double coordinate) {
    constexpr double hundredths = 100;
    const double inside = std::clamp(coordinate, -planeEdge, planeEdge);
    return std::round(inside * hundredths) / hundredths + 0.0;  // no negative zero
}

Arrow& arrow(Playground& playground, Handle handle) {
    const auto index = static_cast<std::size_t>(handle.index);
    switch (handle.kind) {
        case Handle::Kind::Key:
            return playground.keys[index];
        case Handle::Kind::Value:
            return playground.values[index];
        case Handle::Kind::Column:
            return playground.columns[index];
        case Handle::Kind::Query:
            break;
    }
    return playground.query;
}

}  // namespace

std::vector<Handle> handlesOf(const Playground& playground) {
    std::vector<Handle> handles{{Handle::Kind::Query, 0}};
    const auto add = [&](Handle::Kind kind, std::size_t count) {
        for (std::size_t k = 0; k < count; ++k) {
            handles.push_back({kind, static_cast<int>(k)});
        }
    };
    add(Handle::Kind::Key, playground.keys.size());
    add(Handle::Kind::Value, playground.ownValues ? playground.values.size() : 0);
    const bool general = playground.mechanism == PlaneMechanism::General;
    add(Handle::Kind::Column, general ? playground.columns.size() : 0);
    return handles;
}

Arrow arrowOf(const Playground& playground, Handle handle) {
    Playground copy = playground;
    return arrow(copy, handle);
}

Playground moved(Playground playground, Handle handle, Arrow to) {
    arrow(playground, handle) = {onThePlane(to.x), onThePlane(to.y)};
    return playground;
}

QString symbolOf(Handle handle) {
    const QChar subscript(0x2081 + handle.index);
    switch (handle.kind) {
        case Handle::Kind::Key:
            return QStringLiteral("k") + subscript;
        case Handle::Kind::Value:
            return QStringLiteral("v") + subscript;
        case Handle::Kind::Column:
            return QStringLiteral("W") + subscript;
        case Handle::Kind::Query:
            break;
    }
    return QStringLiteral("q");
}

Playground withThirdKey(Playground playground, bool third) {
    const Playground usual;
    if (third && playground.keys.size() < mostKeys) {
        playground.keys.push_back(usual.keys.back());
        playground.values.push_back(usual.values.back());
    }
    if (!third && playground.keys.size() > fewestKeys) {
        playground.keys.pop_back();
        playground.values.pop_back();
    }
    return playground;
}

}  // namespace lab::scene
