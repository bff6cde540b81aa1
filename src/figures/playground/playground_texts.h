// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "attention/description.h"

namespace lab::figures {

/// "Dot product", as people read it.
QString mechanismName(const attention::Description& mechanism);

/// "Luong 2015".
QString paperOf(const attention::Description& mechanism);

}  // namespace lab::figures
