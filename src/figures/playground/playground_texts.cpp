// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/playground_texts.h"

namespace lab::figures {
namespace {

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

}  // namespace

QString mechanismName(const attention::Description& mechanism) {
    return textOf(mechanism.name);
}

QString paperOf(const attention::Description& mechanism) {
    return textOf(mechanism.paper);
}

}  // namespace lab::figures
