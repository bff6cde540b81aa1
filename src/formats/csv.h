// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lab::formats {

using CsvRow = std::vector<std::string>;

/// The rows as CSV (RFC 4180): fields separated by commas, rows ended by CR LF, a field quoted
/// where it holds a comma, a quotation mark or a line break. A row of one empty field is written as
/// "".
std::string csvText(const std::vector<CsvRow>& rows);

/// The rows of a CSV text (RFC 4180; rows may also end in LF alone, the last one in nothing). Rows
/// may differ in length. Throws FormatError with the line where quotation marks are out of place.
std::vector<CsvRow> parseCsv(std::string_view text);

/// A number as CSV and JSON take it: the shortest text that reads back as the same double, with a
/// point whatever the locale; "nan", "inf", "-inf".
std::string numberText(double number);
/// Likewise, as few digits as read back as the same float: 0.1, not 0.10000000149.
std::string floatText(float number);

}  // namespace lab::formats
