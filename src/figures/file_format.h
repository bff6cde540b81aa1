// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <initializer_list>

namespace lab::figures {

/// What a figure is written as, chosen by the file's ending.
enum class FileFormat { Png, Svg, Pdf, Csv, Json, Npy };

/// The formats that hold a picture; a picture or a table; an alignment's picture or numbers.
inline constexpr std::initializer_list<FileFormat> pictureFormats = {
    FileFormat::Png, FileFormat::Svg, FileFormat::Pdf};
inline constexpr std::initializer_list<FileFormat> tableFormats = {
    FileFormat::Png, FileFormat::Svg, FileFormat::Pdf, FileFormat::Csv};
inline constexpr std::initializer_list<FileFormat> alignmentFormats = {
    FileFormat::Png, FileFormat::Svg,  FileFormat::Pdf,
    FileFormat::Csv, FileFormat::Json, FileFormat::Npy};

/// The ending with its point: ".png".
QString endingOf(FileFormat format);

/// The format that the path's ending names, in capitals or not. Throws FigureError that lists the
/// known endings if it names none of these.
FileFormat formatOf(const std::filesystem::path& path, std::initializer_list<FileFormat> known);

}  // namespace lab::figures
