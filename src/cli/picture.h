// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <optional>

#include "cli/arguments.h"
#include "figures/file_format.h"
#include "scene/scene.h"

/// What commands that write pictures have in common. All of these throw UsageError.
namespace lab::cli {

inline constexpr Option dpiOption{
    .name = "dpi", .value = "N", .help = "pixels per inch of a png, 10 to 2400 (300)"};
inline constexpr Option themeOption{
    .name = "theme", .value = "NAME", .help = "light or dark (light)"};
inline constexpr Option colourMapOption{
    .name = "colour-map",
    .value = "NAME",
    .help = "viridis, cividis, grey (white is most) or print (white is none)"};
inline constexpr std::string_view sizeName = "size";

double dpiOf(const Arguments& arguments, double otherwise);
scene::ThemeName themeOf(const Arguments& arguments);
scene::ColourMapName colourMapOf(const Arguments& arguments);
/// The value of the option called `sizeName`, WIDTHxHEIGHT.
std::optional<QSize> sizeOf(const Arguments& arguments);

/// The format that the file's ending names, if it is one of these.
figures::FileFormat formatOf(const std::string& path,
                             std::initializer_list<figures::FileFormat> known);

}  // namespace lab::cli
