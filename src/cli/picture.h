// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "figures/file_format.h"

namespace lab::cli {

/// What commands that write pictures have in common.

inline constexpr Option dpiOption{
    .name = "dpi", .value = "N", .help = "pixels per inch of a png, 10 to 2400 (300)"};

/// The value of --dpi. Throws UsageError where pictures cannot have it.
double dpiOf(const Arguments& arguments, double otherwise);

/// The format that the file's ending names. Throws UsageError if it names none of these.
figures::FileFormat formatOf(const std::string& path,
                             std::initializer_list<figures::FileFormat> known);

}  // namespace lab::cli
