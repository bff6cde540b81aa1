// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/safetensors.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "formats/atomic_file.h"
#include "formats/byte_order.h"
#include "formats/element_type.h"
#include "formats/format_error.h"
#include "formats/json.h"
#include "formats/read_file.h"

namespace lab::formats {

namespace {

constexpr std::size_t lengthBytes = sizeof(std::uint64_t);
constexpr std::size_t maxHeaderBytes = 100'000'000;  // the reference implementation's limit
constexpr std::size_t alignment = 8;
constexpr std::string_view metadataKey = "__metadata__";

struct NamedType {
    std::string_view name;
    ElementType type;
};
constexpr std::array<NamedType, 12> types = {{{"F16", ElementType::Float16},
                                              {"BF16", ElementType::BFloat16},
                                              {"F32", ElementType::Float32},
                                              {"F64", ElementType::Float64},
                                              {"I8", ElementType::Int8},
                                              {"I16", ElementType::Int16},
                                              {"I32", ElementType::Int32},
                                              {"I64", ElementType::Int64},
                                              {"U8", ElementType::UInt8},
                                              {"U16", ElementType::UInt16},
                                              {"U32", ElementType::UInt32},
                                              {"BOOL", ElementType::Bool}}};

ElementType typeNamed(const std::string& name) {
    const auto* const found = std::find_if(
        types.begin(), types.end(), [&](const NamedType& each) { return each.name == name; });
    if (found == types.end()) {
        throw FormatError("elements of type " + quote(name) +
                          " are not read: save them as F32 or F64");
    }
    return found->type;
}

std::string_view nameOf(ElementType type) {
    return std::find_if(types.begin(), types.end(),
                        [&](const NamedType& each) { return each.type == type; })
        ->name;
}

/// What the header says about a tensor; begin and end count from the start of the data.
struct Record {
    std::string name;
    ElementType type = ElementType::Float32;
    Shape shape;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<std::size_t> sizes(const JsonObject& object, std::string_view key) {
    std::vector<std::size_t> result;
    for (const Json& element : object.array(key)) {
        if (!element.is_number_unsigned()) {
            throw FormatError(object.where() + ": " + quote(key) +
                              " must hold whole numbers of 0 or more");
        }
        result.push_back(element.get<std::size_t>());
    }
    return result;
}

Record parseRecord(const std::string& name, const Json& value) {
    const JsonObject object(value, "tensor " + quote(name));
    object.requireOnly({"dtype", "shape", "data_offsets"});
    Record record{name, typeNamed(object.text("dtype")), sizes(object, "shape")};
    const auto offsets = sizes(object, "data_offsets");
    if (offsets.size() != 2 || offsets[0] > offsets[1]) {
        throw FormatError(object.where() + ": 'data_offsets' must be a begin and an end");
    }
    record.begin = offsets[0];
    record.end = offsets[1];
    if (bytesOf(record.type, elementCount(record.shape)) != record.end - record.begin) {
        throw FormatError(object.where() + ": its shape " + shapeText(record.shape) +
                          " does not fit its " + std::to_string(record.end - record.begin) +
                          " bytes: the file is damaged");
    }
    return record;
}

/// Sorts by place and checks that the data is covered exactly: no hole, no overlap, no rest.
void arrange(std::vector<Record>& records, std::size_t dataBytes) {
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::size_t covered = 0;
    for (const Record& record : records) {
        if (record.begin != covered || record.end > dataBytes) {
            throw FormatError("tensor " + quote(record.name) +
                              " does not begin where the one before ends, or ends outside the "
                              "file: the file is damaged");
        }
        covered = record.end;
    }
    if (covered != dataBytes) {
        throw FormatError(std::to_string(dataBytes - covered) +
                          " bytes belong to no tensor: the file is damaged");
    }
}

std::map<std::string, std::string> parseMetadata(const Json& value) {
    std::map<std::string, std::string> metadata;
    const JsonObject object(value, std::string(metadataKey));
    for (const auto& [key, unused] : value.items()) {
        metadata.emplace(key, object.text(key));
    }
    return metadata;
}

/// What stands before the data.
struct Header {
    std::map<std::string, std::string> metadata;
    std::vector<Record> records;  ///< in the order of their data
};

/// The length of the header of a file of which this is the start.
std::size_t headerBytes(ByteView start, std::size_t fileBytes) {
    if (std::min(start.size(), fileBytes) < lengthBytes) {
        throw FormatError("it is too short for a safetensors file");
    }
    const auto length = loadNumber<std::uint64_t>(start, 0);
    if (length > maxHeaderBytes || length > fileBytes - lengthBytes) {
        throw FormatError("its header is said to have " + std::to_string(length) +
                          " bytes, which cannot be: it is damaged or no safetensors file");
    }
    return static_cast<std::size_t>(length);
}

/// The text of the header.
std::string_view headerText(ByteView start, std::size_t fileBytes) {
    const std::size_t bytes = headerBytes(start, fileBytes);
    if (bytes > start.size() - lengthBytes) {
        throw FormatError("its header is cut off: the file is damaged");
    }
    const std::string_view header = asText(start.subspan(lengthBytes, bytes));
    if (!header.starts_with('{')) {
        throw FormatError("its header does not begin with '{': this is no safetensors file");
    }
    return header;
}

Header parseHeader(ByteView start, std::size_t fileBytes) {
    constexpr std::size_t deepest = 3;  // header, tensor, shape
    const std::string_view text = headerText(start, fileBytes);
    const Json json = parseJson(text, "header", {maxHeaderBytes, deepest});
    Header header;
    for (const auto& [key, value] : json.items()) {
        if (key == metadataKey) {
            header.metadata = parseMetadata(value);
        } else {
            header.records.push_back(parseRecord(key, value));
        }
    }
    arrange(header.records, fileBytes - lengthBytes - text.size());
    return header;
}

SafetensorsFile decode(ByteView file) {
    Header header = parseHeader(file, file.size());
    const ByteView data = file.subspan(lengthBytes + headerBytes(file, file.size()));
    SafetensorsFile content{.metadata = std::move(header.metadata), .tensors = {}};
    content.tensors.reserve(header.records.size());
    for (Record& record : header.records) {
        const ByteView bytes = data.subspan(record.begin, record.end - record.begin);
        content.tensors.push_back({std::move(record.name),
                                   {std::move(record.shape), decodeElements(bytes, record.type)}});
    }
    return content;
}

/// What goes wrong begins with the name.
template <typename Work>
auto withName(std::string_view name, Work work) {
    try {
        return work();
    } catch (const FormatError& error) {
        throw FormatError(quote(name) + ": " + error.what());
    }
}

/// The tensors in the order in which their data is written.
std::vector<const NamedTensor*> writingOrder(const std::vector<NamedTensor>& tensors) {
    std::vector<const NamedTensor*> order;
    for (const NamedTensor& named : tensors) {
        order.push_back(&named);
    }
    const auto elementBytes = [](const NamedTensor* named) {
        return bytesOf(storedType(named->tensor.values));
    };
    std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
        return elementBytes(a) > elementBytes(b);
    });
    return order;
}

void addRecord(Json& header, const NamedTensor& named, std::size_t begin, std::size_t end) {
    if (named.name == metadataKey || header.contains(named.name)) {
        throw FormatError("the name " + quote(named.name) + " is taken: rename the tensor");
    }
    if (elementCount(named.tensor.shape) != sizeOf(named.tensor.values)) {
        throw FormatError("tensor " + quote(named.name) + ": the shape " +
                          shapeText(named.tensor.shape) + " does not fit its elements");
    }
    header[named.name] = {{"dtype", nameOf(storedType(named.tensor.values))},
                          {"shape", named.tensor.shape},
                          {"data_offsets", {begin, end}}};
}

std::string paddedHeader(const Json& header) {
    try {
        std::string text = header.dump();
        text.append((alignment - text.size() % alignment) % alignment, ' ');
        return text;
    } catch (const Json::type_error&) {
        throw FormatError("a name or a metadata text is not UTF-8: correct it");
    }
}

}  // namespace

SafetensorsFile decodeSafetensors(ByteView file, std::string_view name) {
    return withName(name, [&] { return decode(file); });
}

Bytes encodeSafetensors(const SafetensorsFile& content) {
    Json header = Json::object();
    if (!content.metadata.empty()) {
        header[std::string(metadataKey)] = content.metadata;
    }
    Bytes data;
    for (const NamedTensor* named : writingOrder(content.tensors)) {
        const std::size_t begin = data.size();
        encodeElements(data, named->tensor.values);
        addRecord(header, *named, begin, data.size());
    }
    const std::string headerText = paddedHeader(header);

    Bytes file;
    file.reserve(lengthBytes + headerText.size() + data.size());
    appendNumber(file, static_cast<std::uint64_t>(headerText.size()));
    append(file, asBytes(headerText));
    append(file, data);
    return file;
}

SafetensorsFile readSafetensors(const std::filesystem::path& path) {
    return decodeSafetensors(asBytes(readFile(path)), path.string());
}

std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path& path) {
    const FileStart length = readFileStart(path, lengthBytes);
    const std::size_t bytes = withName(
        path.string(), [&] { return headerBytes(asBytes(length.content), length.fileBytes); });
    const FileStart start = readFileStart(path, lengthBytes + bytes);
    return withName(path.string(),
                    [&] { return parseHeader(asBytes(start.content), start.fileBytes).metadata; });
}

void writeSafetensors(const std::filesystem::path& path, const SafetensorsFile& content) {
    writeFileAtomically(path, encodeSafetensors(content));
}

}  // namespace lab::formats
