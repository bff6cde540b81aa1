// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/zip_archive.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

#include "formats/format_error.h"
#include "formats/zip_records.h"

namespace lab::formats {

namespace {

std::uint32_t crcOf(ByteView bytes) {
    const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
    return static_cast<std::uint32_t>(crc32_z(crc32_z(0, nullptr, 0), data, bytes.size()));
}

/// Owns a zlib stream that reads raw deflate data.
class Inflater {
  public:
    Inflater() {
        if (inflateInit2(&stream_, -MAX_WBITS) != Z_OK) {
            throw FormatError("not enough memory to unpack a ZIP archive: close other programs");
        }
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    Inflater(Inflater&&) = delete;
    Inflater& operator=(Inflater&&) = delete;
    ~Inflater() { inflateEnd(&stream_); }

    /// True when the compressed bytes, all of them, unpack to exactly as many as content has.
    bool unpack(ByteView compressed, Bytes& content) {
        Bytef nothing = 0;  // zlib refuses a null output even for no bytes
        stream_.next_in =
            const_cast<Bytef*>(reinterpret_cast<const Bytef*>(compressed.data()));  // NOLINT
        stream_.avail_in = static_cast<uInt>(compressed.size());
        stream_.next_out = content.empty() ? &nothing : reinterpret_cast<Bytef*>(content.data());
        stream_.avail_out = static_cast<uInt>(content.size());
        return inflate(&stream_, Z_FINISH) == Z_STREAM_END && stream_.avail_in == 0 &&
               stream_.avail_out == 0;
    }

  private:
    z_stream stream_ = {};
};

[[noreturn]] void failDamaged(const ZipRecord& record) {
    throw FormatError("the ZIP archive is damaged within " + quote(record.name) +
                      ": fetch or save it again");
}

Bytes contentOf(ByteView compressed, const ZipRecord& record) {
    constexpr std::size_t largestRatio = 1032;  // of deflate: 258 bytes from 2 bits
    Bytes content;
    if (record.method == ZipMethod::Stored) {
        content.assign(compressed.begin(), compressed.end());
        if (content.size() != record.contentBytes) {
            failDamaged(record);
        }
    } else {
        if (record.contentBytes / largestRatio > compressed.size()) {
            failDamaged(record);
        }
        content.resize(record.contentBytes);
        if (!Inflater().unpack(compressed, content)) {
            failDamaged(record);
        }
    }
    if (crcOf(content) != record.crc) {
        failDamaged(record);
    }
    return content;
}

/// For each record, where the next thing in the archive begins: its content must end before.
std::vector<std::size_t> limitsOf(const ZipDirectory& directory) {
    std::vector<std::size_t> starts = {directory.offset};
    for (const ZipRecord& record : directory.records) {
        starts.push_back(record.headerOffset);
    }
    std::sort(starts.begin(), starts.end());
    if (starts.back() != directory.offset ||
        std::adjacent_find(starts.begin(), starts.end()) != starts.end()) {
        throw FormatError("the ZIP archive is damaged: files overlap; fetch or save it again");
    }
    std::vector<std::size_t> limits;
    for (const ZipRecord& record : directory.records) {
        limits.push_back(*std::upper_bound(starts.begin(), starts.end(), record.headerOffset));
    }
    return limits;
}

void requireSizeBelow(const ZipDirectory& directory, std::size_t maxBytes) {
    std::size_t total = 0;  // at most 65,535 times 4 GiB: no overflow
    for (const ZipRecord& record : directory.records) {
        total += record.contentBytes;
    }
    if (total > maxBytes) {
        throw FormatError("the ZIP archive unpacks to more than " + std::to_string(maxBytes) +
                          " bytes: choose a smaller one");
    }
}

template <typename Named>
void requireDistinctNames(const std::vector<Named>& files) {
    std::set<std::string_view> names;
    for (const Named& file : files) {
        if (!names.insert(file.name).second) {
            throw FormatError("the name " + quote(file.name) +
                              " is in the archive twice: rename one");
        }
    }
}

}  // namespace

std::vector<ZipEntry> decodeZip(ByteView archive, std::size_t maxBytes) {
    ZipDirectory directory = parseZipDirectory(archive);
    requireDistinctNames(directory.records);
    requireSizeBelow(directory, maxBytes);
    const std::vector<std::size_t> limits = limitsOf(directory);
    std::vector<ZipEntry> entries;
    for (std::size_t index = 0; index < limits.size(); ++index) {
        ZipRecord& record = directory.records[index];
        Bytes content = contentOf(compressedContent(archive, record, limits[index]), record);
        entries.push_back({std::move(record.name), std::move(content)});
    }
    return entries;
}

Bytes encodeZip(const std::vector<ZipEntry>& entries) {
    constexpr std::size_t mostFiles = 0xfffe;
    constexpr std::size_t mostBytes = 0xfffffffe;
    requireDistinctNames(entries);
    std::size_t total = 0;
    for (const ZipEntry& entry : entries) {
        requirePlainName(entry.name);
        total += entry.content.size() + 2 * entry.name.size() + 128;  // headers: 76 bytes
    }
    if (entries.size() > mostFiles || total > mostBytes) {
        throw FormatError("too much for a ZIP archive (65,534 files, 4 GiB): write several");
    }

    Bytes archive;
    archive.reserve(total);
    std::vector<ZipRecord> records;
    for (const ZipEntry& entry : entries) {
        const auto size = static_cast<std::uint32_t>(entry.content.size());
        records.push_back({entry.name, ZipMethod::Stored, crcOf(entry.content), size, size,
                           static_cast<std::uint32_t>(archive.size())});
        appendLocalHeader(archive, records.back());
        append(archive, entry.content);
    }
    appendDirectory(archive, records);
    return archive;
}

}  // namespace lab::formats
