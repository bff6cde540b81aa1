// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <algorithm>
#include <array>

namespace lab::scene {

/// How an enumerator is spelled in a file.
template <typename E>
struct Name {
    const char* text;
    E value;
};

template <typename E, std::size_t N>
QString nameOf(const std::array<Name<E>, N>& names, E value) {
    return QString::fromLatin1(std::ranges::find(names, value, &Name<E>::value)->text);
}

}  // namespace lab::scene
