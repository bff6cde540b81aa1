// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/npz.h"

#include <string>
#include <utility>

#include "formats/atomic_file.h"
#include "formats/format_error.h"
#include "formats/npy.h"
#include "formats/read_file.h"
#include "formats/zip_archive.h"

namespace lab::formats {

namespace {

constexpr std::string_view ending = ".npy";

std::string arrayName(const ZipEntry& entry) {
    if (!entry.name.ends_with(ending)) {
        throw FormatError("the entry " + quote(entry.name) +
                          " is no .npy array: write the archive with numpy.savez");
    }
    return entry.name.substr(0, entry.name.size() - ending.size());
}

}  // namespace

std::vector<NamedTensor> decodeNpz(ByteView file, std::string_view name) {
    try {
        std::vector<NamedTensor> tensors;
        for (const ZipEntry& entry : decodeZip(file, maxFileBytes)) {
            tensors.push_back({arrayName(entry), decodeNpy(entry.content, entry.name)});
        }
        return tensors;
    } catch (const FormatError& error) {
        throw FormatError(quote(name) + ": " + error.what());
    }
}

Bytes encodeNpz(const std::vector<NamedTensor>& tensors) {
    std::vector<ZipEntry> entries;
    for (const NamedTensor& named : tensors) {
        entries.push_back({named.name + std::string(ending), encodeNpy(named.tensor)});
    }
    return encodeZip(entries);
}

std::vector<NamedTensor> readNpz(const std::filesystem::path& path) {
    return decodeNpz(asBytes(readFile(path)), path.string());
}

void writeNpz(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors) {
    writeFileAtomically(path, encodeNpz(tensors));
}

}  // namespace lab::formats
