// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npy.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "formats/atomic_file.h"
#include "formats/byte_order.h"
#include "formats/element_type.h"
#include "formats/format_error.h"
#include "formats/npy_header.h"
#include "formats/read_file.h"
#include "formats/utf8.h"

namespace lab::formats {

namespace {

constexpr std::string_view magic("\x93NUMPY", 6);
constexpr std::size_t alignment = 64;

/// What a descr such as "<f4" or ">U7" says.
struct ElementLayout {
    std::endian order = std::endian::little;
    std::optional<ElementType> number;  ///< absent for text
    std::size_t characters = 0;         ///< of each text
};

std::optional<ElementType> numberTypeOf(std::string_view kindAndSize) {
    static const std::map<std::string_view, ElementType> types = {
        {"f2", ElementType::Float16}, {"f4", ElementType::Float32}, {"f8", ElementType::Float64},
        {"i1", ElementType::Int8},    {"i2", ElementType::Int16},   {"i4", ElementType::Int32},
        {"i8", ElementType::Int64},   {"u1", ElementType::UInt8},   {"u2", ElementType::UInt16},
        {"u4", ElementType::UInt32},  {"b1", ElementType::Bool}};
    const auto found = types.find(kindAndSize);
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> textLengthOf(std::string_view kindAndSize) {
    if (!kindAndSize.starts_with('U')) {
        return std::nullopt;
    }
    std::size_t length = 0;
    const char* const last = kindAndSize.data() + kindAndSize.size();
    const auto [end, error] = std::from_chars(kindAndSize.data() + 1, last, length);
    return error == std::errc{} && end == last ? std::optional(length) : std::nullopt;
}

ElementLayout layoutOf(std::string_view descr) {
    ElementLayout layout;
    const char order = descr.empty() ? '\0' : descr.front();
    const std::string_view kindAndSize = descr.substr(std::min<std::size_t>(1, descr.size()));
    layout.order = order == '>' ? std::endian::big : std::endian::little;
    layout.number = numberTypeOf(kindAndSize);
    const auto characters = textLengthOf(kindAndSize);
    layout.characters = characters.value_or(0);

    const bool oneByte = layout.number && bytesOf(*layout.number) == 1;
    const bool orderFits = order == '<' || order == '>' || (order == '|' && oneByte);
    if (!orderFits || (!layout.number && !characters)) {
        throw FormatError("elements of type " + quote(descr) +
                          " are not read: convert them with numpy's astype to float64, int64, "
                          "bool or str");
    }
    return layout;
}

std::string decodeText(ByteView cells, std::endian order) {
    std::size_t length = cells.size() / sizeof(std::uint32_t);
    const auto at = [&](std::size_t index) {
        return loadNumber<std::uint32_t>(cells, index * sizeof(std::uint32_t), order);
    };
    while (length > 0 && at(length - 1) == 0) {  // padding
        --length;
    }
    std::string text;
    for (std::size_t index = 0; index < length; ++index) {
        appendUtf8(text, at(index));
    }
    return text;
}

void requireSize(ByteView data, std::size_t needed) {
    if (data.size() != needed) {
        throw FormatError("its header announces " + std::to_string(needed) + " bytes but " +
                          std::to_string(data.size()) + " follow: the file is damaged");
    }
}

Tensor::Text decodeTexts(ByteView data, const ElementLayout& layout, std::size_t count) {
    constexpr std::size_t largest = std::numeric_limits<std::size_t>::max();
    if (layout.characters > largest / sizeof(std::uint32_t) / std::max<std::size_t>(count, 1)) {
        throw FormatError("its texts have more bytes than can be counted: the file is damaged");
    }
    const std::size_t each = layout.characters * sizeof(std::uint32_t);
    if (each == 0 && count > 0) {  // any count would fit no bytes: an unbounded allocation
        throw FormatError("its texts have no characters: nothing can be read");
    }
    requireSize(data, each * count);
    Tensor::Text texts;
    texts.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        texts.push_back(decodeText(data.subspan(index * each, each), layout.order));
    }
    return texts;
}

Tensor::Values decodeValues(ByteView data, const ElementLayout& layout, std::size_t count) {
    if (!layout.number) {
        return decodeTexts(data, layout, count);
    }
    requireSize(data, bytesOf(*layout.number, count));
    return decodeElements(data, *layout.number, layout.order);
}

/// For each element in row-major order, its place in column-major order.
std::vector<std::size_t> columnMajorPlaces(const Shape& shape) {
    if (elementCount(shape) == 0) {
        return {};
    }
    std::vector<std::size_t> places = {0};
    std::size_t stride = 1;
    for (const std::size_t extent : shape) {
        std::vector<std::size_t> longer;
        longer.reserve(places.size() * extent);
        for (const std::size_t place : places) {
            for (std::size_t index = 0; index < extent; ++index) {
                longer.push_back(place + index * stride);
            }
        }
        places = std::move(longer);
        stride *= extent;
    }
    return places;
}

template <typename Vector>
Vector rowMajor(const Vector& columnMajor, const Shape& shape) {
    Vector result;
    result.reserve(columnMajor.size());
    for (const std::size_t place : columnMajorPlaces(shape)) {
        result.push_back(columnMajor[place]);
    }
    return result;
}

/// Splits a file into the text of its header and its data.
std::pair<std::string_view, ByteView> split(ByteView file) {
    if (!asText(file).starts_with(magic)) {
        throw FormatError("this is no .npy file: its first bytes are not \"\\x93NUMPY\"");
    }
    if (file.size() < magic.size() + 2) {
        throw FormatError("it ends within its header: the file is damaged");
    }
    const auto major = static_cast<unsigned>(file[magic.size()]);
    if (major < 1 || major > 3) {
        throw FormatError(".npy version " + std::to_string(major) +
                          " is not read: save the array with numpy.save");
    }
    const std::size_t lengthBytes = major == 1 ? 2 : 4;
    const std::size_t start = magic.size() + 2 + lengthBytes;
    if (file.size() < start) {
        throw FormatError("it ends within its header: the file is damaged");
    }
    const std::size_t length = major == 1 ? loadNumber<std::uint16_t>(file, magic.size() + 2)
                                          : loadNumber<std::uint32_t>(file, magic.size() + 2);
    if (length > file.size() - start) {
        throw FormatError("it ends within its header: the file is damaged");
    }
    return {asText(file.subspan(start, length)), file.subspan(start + length)};
}

Tensor decode(ByteView file) {
    const auto [headerText, data] = split(file);
    NpyHeader header = parseNpyHeader(headerText);
    const std::size_t count = elementCount(header.shape);
    Tensor::Values values = decodeValues(data, layoutOf(header.descr), count);
    if (header.fortranOrder) {
        std::visit([&](auto& elements) { elements = rowMajor(elements, header.shape); }, values);
    }
    return {std::move(header.shape), std::move(values)};
}

/// The texts padded with NUL to the same length, as NumPy keeps them.
struct PaddedTexts {
    std::size_t characters = 1;  // numpy has no texts of length 0
    std::vector<std::u32string> texts;
};

PaddedTexts padded(const Tensor::Text& texts) {
    PaddedTexts result;
    for (const auto& text : texts) {
        if (text.ends_with('\0')) {
            throw FormatError("the text " + quote(text) +
                              " ends in a NUL character, which .npy cannot keep: remove it");
        }
        result.texts.push_back(codePoints(text));
        result.characters = std::max(result.characters, result.texts.back().size());
    }
    for (auto& text : result.texts) {
        text.resize(result.characters, U'\0');
    }
    return result;
}

std::string descrOf(ElementType stored) {
    switch (stored) {
        case ElementType::Float32:
            return "<f4";
        case ElementType::Float64:
            return "<f8";
        case ElementType::Int64:
            return "<i8";
        case ElementType::Bool:
            return "|b1";
        default:
            throw std::logic_error("not a type that tensors are stored in");
    }
}

Bytes withHeader(std::string_view descr, const Shape& shape) {
    constexpr std::size_t fixedBytes = magic.size() + 2 + sizeof(std::uint16_t);
    std::string text = npyHeaderText({std::string(descr), false, shape});
    const std::size_t unpadded = fixedBytes + text.size() + 1;
    text.append((alignment - unpadded % alignment) % alignment, ' ');
    text += '\n';

    Bytes file;
    append(file, asBytes(magic));
    appendNumber(file, std::uint8_t{1});
    appendNumber(file, std::uint8_t{0});
    appendNumber(file, static_cast<std::uint16_t>(text.size()));
    append(file, asBytes(text));
    return file;
}

}  // namespace

Tensor decodeNpy(ByteView file, std::string_view name) {
    try {
        return decode(file);
    } catch (const FormatError& error) {
        throw FormatError(quote(name) + ": " + error.what());
    }
}

Bytes encodeNpy(const Tensor& tensor) {
    if (elementCount(tensor.shape) != sizeOf(tensor.values)) {
        throw FormatError("the shape " + shapeText(tensor.shape) + " does not fit " +
                          std::to_string(sizeOf(tensor.values)) + " elements");
    }
    if (const auto* texts = std::get_if<Tensor::Text>(&tensor.values)) {
        const PaddedTexts cells = padded(*texts);
        Bytes file = withHeader("<U" + std::to_string(cells.characters), tensor.shape);
        for (const auto& text : cells.texts) {
            for (const char32_t codePoint : text) {
                appendNumber(file, static_cast<std::uint32_t>(codePoint));
            }
        }
        return file;
    }
    Bytes file = withHeader(descrOf(storedType(tensor.values)), tensor.shape);
    encodeElements(file, tensor.values);
    return file;
}

Tensor readNpy(const std::filesystem::path& path) {
    return decodeNpy(asBytes(readFile(path)), path.string());
}

void writeNpy(const std::filesystem::path& path, const Tensor& tensor) {
    writeFileAtomically(path, encodeNpy(tensor));
}

}  // namespace lab::formats
