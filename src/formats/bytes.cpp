// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/bytes.h"

namespace lab::formats {

void append(Bytes& destination, ByteView bytes) {
    destination.insert(destination.end(), bytes.begin(), bytes.end());
}

}  // namespace lab::formats
