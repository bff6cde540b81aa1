// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <stdexcept>

namespace lab::figures {

/// A figure that cannot be drawn or written. what() is one line (UTF-8): what is wrong, and what to
/// do about it.
class FigureError : public std::runtime_error {
  public:
    explicit FigureError(const QString& message)
        : std::runtime_error(message.simplified().toStdString()) {}
};

}  // namespace lab::figures
