// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/file_descriptor.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "formats/format_error.h"

namespace lab::formats {

namespace {

std::string adviceFor(int code) {
    switch (code) {
        case ENOENT:
            return "check the name";
        case EACCES:
        case EPERM:
            return "change its permissions or choose another place";
        case EROFS:
            return "choose a place on a writable disk";
        case ENOSPC:
        case EDQUOT:
            return "free some space or choose another disk";
        case EFBIG:
            return "choose a disk that takes larger files";
        case ENAMETOOLONG:
            return "choose a shorter name";
        default:
            return "choose another place";
    }
}

}  // namespace

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)) {}

FileDescriptor::~FileDescriptor() {
    close();
}

int FileDescriptor::close() {
    const int number = std::exchange(number_, -1);
    return number >= 0 && ::close(number) != 0 ? errno : 0;
}

void failWith(const std::string& action, const std::filesystem::path& path, int code) {
    throw FormatError("cannot " + action + " " + quote(path.string()) + ": " +
                      std::generic_category().message(code) + "; " + adviceFor(code));
}

}  // namespace lab::formats
