// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "scene/provenance.h"

namespace lab::scene::test {

/// The tree as text, `depth` levels deep and `width` children a node at most.
inline QString printTree(const models::Trace& trace, const ProvenanceNode& node, int depth,
                         std::size_t width, int indent = 0) {
    QString text =
        QStringLiteral("%1%2 | %3 | %4\n")
            .arg(QString(2 * indent, QLatin1Char(' ')), node.name, node.value, node.explanation);
    if (depth > 0) {
        const auto below = children(trace, node);
        for (std::size_t k = 0; k < below.size() && k < width; ++k) {
            text += printTree(trace, below[k], depth - 1, width, indent + 1);
        }
    }
    return text;
}

}  // namespace lab::scene::test
