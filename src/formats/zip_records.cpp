// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/zip_records.h"

#include <algorithm>

#include "base/utf8.h"
#include "formats/byte_order.h"
#include "formats/format_error.h"

namespace lab::formats {

namespace {

constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint32_t directorySignature = 0x02014b50;
constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::size_t endBytes = 22;
constexpr std::uint32_t inZip64 = 0xffffffff;
constexpr std::uint16_t encryptedFlag = 0x0001;
constexpr std::uint16_t utf8Flag = 0x0800;
constexpr std::uint16_t versionNeeded = 20;
constexpr std::uint16_t firstOfJanuary1980 = 1U << 5U | 1U;

[[noreturn]] void failDamaged(const std::string& where) {
    throw FormatError("the ZIP archive is damaged: " + where + "; fetch or save it again");
}

[[noreturn]] void failUnsupported(const std::string& what) {
    throw FormatError("the ZIP archive " + what + ": save it again with numpy.savez");
}

/// Reads fields one after another, checking that they are there.
class Fields {
  public:
    Fields(ByteView bytes, std::size_t position) : bytes_(bytes), position_(position) {}

    template <typename Number>
    Number take() {
        require(sizeof(Number));
        const auto number = loadNumber<Number>(bytes_, position_);
        position_ += sizeof(Number);
        return number;
    }
    std::string_view takeText(std::size_t length) {
        require(length);
        const auto text = asText(bytes_.subspan(position_, length));
        position_ += length;
        return text;
    }
    void skip(std::size_t length) {
        require(length);
        position_ += length;
    }
    std::size_t position() const { return position_; }

  private:
    void require(std::size_t length) const {
        if (position_ > bytes_.size() || length > bytes_.size() - position_) {
            failDamaged("it ends within a record");
        }
    }

    ByteView bytes_;
    std::size_t position_;
};

/// The end record lies at the very end, but for a comment whose length it tells.
std::size_t findEndRecord(ByteView archive) {
    constexpr std::size_t longestComment = 0xffff;
    for (std::size_t comment = 0; comment <= longestComment; ++comment) {
        if (archive.size() < endBytes + comment) {
            break;
        }
        const std::size_t position = archive.size() - endBytes - comment;
        if (loadNumber<std::uint32_t>(archive, position) == endSignature &&
            loadNumber<std::uint16_t>(archive, position + endBytes - 2) == comment) {
            return position;
        }
    }
    throw FormatError("this is no ZIP archive, or its end is missing");
}

ZipMethod methodOf(std::uint16_t number) {
    const auto method = static_cast<ZipMethod>(number);
    if (method != ZipMethod::Stored && method != ZipMethod::Deflated) {
        failUnsupported("uses compression method " + std::to_string(number));
    }
    return method;
}

ZipRecord takeRecord(Fields& fields) {
    if (fields.take<std::uint32_t>() != directorySignature) {
        failDamaged("its directory lacks a record");
    }
    ZipRecord record;
    fields.skip(4);  // versions
    if ((fields.take<std::uint16_t>() & encryptedFlag) != 0) {
        failUnsupported("is encrypted");
    }
    record.method = methodOf(fields.take<std::uint16_t>());
    fields.skip(4);  // time and date
    record.crc = fields.take<std::uint32_t>();
    record.compressedBytes = fields.take<std::uint32_t>();
    record.contentBytes = fields.take<std::uint32_t>();
    const auto nameBytes = fields.take<std::uint16_t>();
    const auto extraBytes = fields.take<std::uint16_t>();
    const auto commentBytes = fields.take<std::uint16_t>();
    if (fields.take<std::uint16_t>() != 0) {
        failUnsupported("is in several parts");
    }
    fields.skip(6);  // attributes
    record.headerOffset = fields.take<std::uint32_t>();
    record.name = fields.takeText(nameBytes);
    fields.skip(std::size_t{extraBytes} + commentBytes);
    if (record.compressedBytes == inZip64 || record.contentBytes == inZip64 ||
        record.headerOffset == inZip64) {
        failUnsupported("has files of 4 GiB or more");
    }
    requirePlainName(record.name);
    return record;
}

/// The fields that local header and directory share, from versions to the length of the extra.
void appendSharedFields(Bytes& archive, const ZipRecord& record) {
    appendNumber(archive, versionNeeded);
    appendNumber(archive, utf8Flag);
    appendNumber(archive, static_cast<std::uint16_t>(record.method));
    appendNumber(archive, std::uint16_t{0});  // time
    appendNumber(archive, firstOfJanuary1980);
    appendNumber(archive, record.crc);
    appendNumber(archive, record.compressedBytes);
    appendNumber(archive, record.contentBytes);
    appendNumber(archive, static_cast<std::uint16_t>(record.name.size()));
    appendNumber(archive, std::uint16_t{0});  // extra
}

}  // namespace

void requirePlainName(std::string_view name) {
    constexpr std::size_t longest = 0xffff;
    const bool odd = std::any_of(name.begin(), name.end(), [](char character) {
        const auto code = static_cast<unsigned char>(character);
        return code < 0x20 || code == 0x7f || character == '/' || character == '\\';
    });
    if (name.empty() || name.size() > longest || odd || !base::isValidUtf8(name)) {
        throw FormatError("the name " + quote(name) +
                          " cannot be used in an archive: rename it without folders, control "
                          "characters or broken UTF-8");
    }
}

ZipDirectory parseZipDirectory(ByteView archive) {
    const std::size_t end = findEndRecord(archive);
    Fields fields(archive, end + 4);
    const auto disk = fields.take<std::uint16_t>();
    const auto directoryDisk = fields.take<std::uint16_t>();
    const auto onThisDisk = fields.take<std::uint16_t>();
    const auto count = fields.take<std::uint16_t>();
    const auto size = fields.take<std::uint32_t>();
    const auto offset = fields.take<std::uint32_t>();
    if (disk != 0 || directoryDisk != 0 || onThisDisk != count) {
        failUnsupported("is in several parts or has 65,535 files or more");
    }
    if (std::size_t{offset} + size != end) {
        failDamaged("its directory does not end where it should");
    }
    ZipDirectory directory;
    directory.offset = offset;
    Fields records(archive.first(end), offset);
    for (std::size_t index = 0; index < count; ++index) {
        directory.records.push_back(takeRecord(records));
    }
    if (records.position() != end) {
        failDamaged("its directory is longer than its records");
    }
    return directory;
}

ByteView compressedContent(ByteView archive, const ZipRecord& record, std::size_t limit) {
    const ByteView before = archive.first(limit);
    Fields fields(before, record.headerOffset);
    if (fields.take<std::uint32_t>() != localSignature) {
        failDamaged("the header of " + quote(record.name) + " is missing");
    }
    fields.skip(4);  // version, flags
    const bool sameMethod =
        fields.take<std::uint16_t>() == static_cast<std::uint16_t>(record.method);
    // Checksum and sizes: a writer that could not seek back left them to the directory.
    fields.skip(16);
    const auto nameBytes = fields.take<std::uint16_t>();
    const auto extraBytes = fields.take<std::uint16_t>();
    if (!sameMethod || fields.takeText(nameBytes) != record.name) {
        failDamaged("the header of " + quote(record.name) + " contradicts the directory");
    }
    fields.skip(extraBytes);
    const std::size_t start = fields.position();
    if (record.compressedBytes > before.size() - start) {
        failDamaged(quote(record.name) + " overlaps what follows it");
    }
    return before.subspan(start, record.compressedBytes);
}

void appendLocalHeader(Bytes& archive, const ZipRecord& record) {
    appendNumber(archive, localSignature);
    appendSharedFields(archive, record);
    append(archive, asBytes(record.name));
}

void appendDirectory(Bytes& archive, const std::vector<ZipRecord>& records) {
    const std::size_t offset = archive.size();
    for (const ZipRecord& record : records) {
        appendNumber(archive, directorySignature);
        appendNumber(archive, versionNeeded);  // made by
        appendSharedFields(archive, record);
        appendNumber(archive, std::uint16_t{0});  // comment
        appendNumber(archive, std::uint16_t{0});  // disk
        appendNumber(archive, std::uint16_t{0});  // internal attributes
        appendNumber(archive, std::uint32_t{0});  // external attributes
        appendNumber(archive, record.headerOffset);
        append(archive, asBytes(record.name));
    }
    const std::size_t size = archive.size() - offset;
    const auto count = static_cast<std::uint16_t>(records.size());
    appendNumber(archive, endSignature);
    appendNumber(archive, std::uint32_t{0});  // disks
    appendNumber(archive, count);
    appendNumber(archive, count);
    appendNumber(archive, static_cast<std::uint32_t>(size));
    appendNumber(archive, static_cast<std::uint32_t>(offset));
    appendNumber(archive, std::uint16_t{0});  // comment
}

}  // namespace lab::formats
