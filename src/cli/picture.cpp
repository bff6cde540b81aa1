// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/picture.h"

#include "figures/picture_export.h"

namespace lab::cli {

double dpiOf(const Arguments& arguments, double otherwise) {
    return arguments.number(dpiOption.name, otherwise, figures::leastDpi, figures::mostDpi);
}

figures::FileFormat formatOf(const std::string& path,
                             std::initializer_list<figures::FileFormat> known) {
    try {
        return figures::formatOf(path, known);
    } catch (const std::runtime_error& error) {
        throw UsageError(error.what());
    }
}

}  // namespace lab::cli
