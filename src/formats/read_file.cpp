// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "formats/file_descriptor.h"
#include "formats/format_error.h"

namespace lab::formats {

namespace {

namespace fs = std::filesystem;

FileDescriptor openForReading(const fs::path& path) {
    FileDescriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.valid() && errno == ENOENT) {
        throw FormatError("the file " + quote(path.string()) + " does not exist: check the name");
    }
    if (!descriptor.valid()) {
        failWith("read", path, errno);
    }
    return descriptor;
}

/// The size that the file system tells: 0 for pipes and devices.
std::size_t announcedSize(const FileDescriptor& descriptor, const fs::path& path) {
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) != 0) {
        failWith("read", path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        throw FormatError(quote(path.string()) + " is a folder: choose a file in it");
    }
    return static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
}

void requireAtMost(std::size_t maxBytes, std::size_t size, const fs::path& path) {
    if (size > maxBytes) {
        throw FormatError("the file " + quote(path.string()) + " is larger than " +
                          std::to_string(maxBytes) + " bytes: choose a smaller one");
    }
}

/// Reads some bytes; 0 at the end of the file.
std::size_t readSome(const FileDescriptor& descriptor, char* data, std::size_t size,
                     const fs::path& path) {
    for (;;) {
        const ssize_t count = ::read(descriptor.number(), data, size);
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            failWith("read", path, errno);
        }
    }
}

}  // namespace

std::string readFile(const fs::path& path, std::size_t maxBytes) {
    const FileDescriptor descriptor = openForReading(path);
    const std::size_t announced = announcedSize(descriptor, path);
    requireAtMost(maxBytes, announced, path);

    // One byte more than announced: a file that did not grow is read in one call and its end seen.
    std::string content(announced + 1, '\0');
    std::size_t filled = 0;
    while (const std::size_t count =
               readSome(descriptor, content.data() + filled, content.size() - filled, path)) {
        filled += count;
        requireAtMost(maxBytes, filled, path);
        if (filled == content.size()) {
            content.resize(content.size() * 2 + 4096);
        }
    }
    content.resize(filled);
    return content;
}

FileStart readFileStart(const fs::path& path, std::size_t bytes) {
    const FileDescriptor descriptor = openForReading(path);
    FileStart start{.content = {}, .fileBytes = announcedSize(descriptor, path)};
    requireAtMost(maxFileBytes, start.fileBytes, path);
    std::string& content = start.content;
    content.resize(std::min(bytes, start.fileBytes));
    std::size_t filled = 0;
    while (filled < content.size()) {
        const std::size_t count =
            readSome(descriptor, content.data() + filled, content.size() - filled, path);
        if (count == 0) {
            break;  // the file was cut meanwhile
        }
        filled += count;
    }
    content.resize(filled);
    return start;
}

}  // namespace lab::formats
