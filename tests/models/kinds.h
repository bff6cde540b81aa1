// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>
#include <string>
#include <vector>

#include "models/config.h"

Q_DECLARE_METATYPE(lab::models::TranslatorConfig)

/// Every kind of translator: order, input feeding, cell, direction.
namespace lab::models::testing {

inline std::vector<TranslatorConfig> allKinds() {
    using layers::CellKind;
    std::vector<TranslatorConfig> kinds;
    for (const CellKind cell : {CellKind::Simple, CellKind::Gru, CellKind::Lstm}) {
        for (const bool bidirectional : {false, true}) {
            for (const Order order : {Order::Bahdanau, Order::Luong, Order::Simple}) {
                kinds.push_back({.order = order, .cell = cell, .bidirectional = bidirectional});
            }
            kinds.push_back({.order = Order::Luong,
                             .inputFeeding = true,
                             .cell = cell,
                             .bidirectional = bidirectional});
        }
    }
    return kinds;
}

/// A row "luong gru feeding forward" for each kind, in the column "kind".
inline void addKinds() {
    QTest::addColumn<TranslatorConfig>("kind");
    for (const TranslatorConfig& kind : allKinds()) {
        const std::string name = std::string(nameOf(kind.order)) + " " +
                                 std::string(nameOf(kind.cell)) +
                                 (kind.inputFeeding ? " feeding" : "") +
                                 (kind.bidirectional ? " both ways" : " forward");
        QTest::newRow(name.c_str()) << kind;
    }
}

}  // namespace lab::models::testing
