// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <random>
#include <system_error>
#include <utility>

#include "formats/format_error.h"

namespace lab::formats {

namespace {

namespace fs = std::filesystem;

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

[[noreturn]] void failWith(const std::string& action, const fs::path& path, int code) {
    throw FormatError("cannot " + action + " " + quote(path.string()) + ": " +
                      std::generic_category().message(code) + "; " + adviceFor(code));
}

/// Owns a file descriptor.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool valid() const { return number_ >= 0; }
    /// errno of the close, or 0: some file systems report a failed write only here.
    int close() {
        const int number = std::exchange(number_, -1);
        return number >= 0 && ::close(number) != 0 ? errno : 0;
    }

  private:
    int number_;
};

/// Writes everything; returns errno or 0.
int writeAll(int descriptor, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return errno;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

/// A file that is removed again unless it was renamed to its final name.
class TemporaryFile {
  public:
    TemporaryFile(const fs::path& target, const fs::path& folder)
        : path_(unusedName(folder)), descriptor_(create(path_)) {
        if (!descriptor_.valid()) {
            failWith("write", target, errno);
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile() {
        if (!renamed_) {
            ::unlink(path_.c_str());
        }
    }

    /// Returns errno or 0.
    int write(ByteView bytes) {
        if (const int code = writeAll(descriptor_.number(), bytes); code != 0) {
            return code;
        }
        if (::fsync(descriptor_.number()) != 0) {
            return errno;
        }
        return 0;
    }
    int setPermissions(mode_t mode) {
        return ::fchmod(descriptor_.number(), mode & 07777U) == 0 ? 0 : errno;
    }
    int renameTo(const fs::path& target) {
        if (const int code = descriptor_.close(); code != 0) {
            return code;
        }
        renamed_ = ::rename(path_.c_str(), target.c_str()) == 0;
        return renamed_ ? 0 : errno;
    }

  private:
    /// Short and unrelated to the target's name, which may be as long as the file system allows.
    static fs::path unusedName(const fs::path& folder) {
        std::random_device random;
        return folder / (".attention-lab-" + std::to_string(random()) + std::to_string(random()));
    }
    /// O_EXCL: never follows or overwrites something that stands there already.
    static int create(const fs::path& path) {
        return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }

    fs::path path_;
    Descriptor descriptor_;
    bool renamed_ = false;
};

std::optional<struct stat> statusOf(const fs::path& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) == 0) {
        return status;
    }
    return std::nullopt;
}

void requireFolder(const fs::path& folder) {
    const auto status = statusOf(folder);
    if (!status && (errno == ENOENT || errno == ENOTDIR)) {
        throw FormatError("the folder " + quote(folder.string()) +
                          " does not exist: create it or choose another");
    }
    if (!status) {
        failWith("open the folder", folder, errno);
    }
    if (!S_ISDIR(status->st_mode)) {
        throw FormatError(quote(folder.string()) + " is not a folder: choose another");
    }
}

void writeDirectly(const fs::path& path, ByteView bytes) {
    Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!descriptor.valid()) {
        failWith("write", path, errno);
    }
    int code = writeAll(descriptor.number(), bytes);
    if (code == 0) {
        code = descriptor.close();
    }
    if (code != 0) {
        failWith("write", path, code);
    }
}

/// So that the rename itself survives a power cut. Not every file system offers it: no error.
void flushFolder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.valid()) {
        ::fsync(descriptor.number());
    }
}

/// The file that a chain of symbolic links ends in, whether or not it exists yet.
fs::path followLinks(fs::path path) {
    constexpr int longestChain = 40;  // as in Linux; a circle ends here too
    std::error_code error;
    for (int links = 0; links < longestChain && fs::is_symlink(path, error); ++links) {
        const fs::path next = fs::read_symlink(path, error);
        if (error) {
            break;
        }
        path = path.parent_path() / next;  // an absolute one replaces the folder
    }
    return path;
}

}  // namespace

void writeFileAtomically(const fs::path& path, ByteView bytes) {
    if (path.filename().empty()) {
        throw FormatError("no file name in " + quote(path.string()) + ": add one");
    }
    const auto existing = statusOf(path);
    if (existing && S_ISDIR(existing->st_mode)) {
        throw FormatError(quote(path.string()) + " is a folder: choose a file name");
    }
    if (existing && !S_ISREG(existing->st_mode)) {
        writeDirectly(path, bytes);
        return;
    }
    const fs::path target = followLinks(path);
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    requireFolder(folder);
    if (existing && ::access(target.c_str(), W_OK) != 0) {
        failWith("write", path, errno);
    }

    TemporaryFile temporary(path, folder);
    int code = temporary.write(bytes);
    if (code == 0 && existing) {
        code = temporary.setPermissions(existing->st_mode);
    }
    if (code == 0) {
        code = temporary.renameTo(target);
    }
    if (code != 0) {
        failWith("write", path, code);
    }
    flushFolder(folder);
}

void writeFileAtomically(const fs::path& path, std::string_view text) {
    writeFileAtomically(path, asBytes(text));
}

std::string readFile(const fs::path& path, std::size_t maxBytes) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.valid() && errno == ENOENT) {
        throw FormatError("the file " + quote(path.string()) + " does not exist: check the name");
    }
    if (!descriptor.valid()) {
        failWith("read", path, errno);
    }
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) != 0) {
        failWith("read", path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        throw FormatError(quote(path.string()) + " is a folder: choose a file in it");
    }
    const auto refuseLarger = [&](std::size_t size) {
        if (size > maxBytes) {
            throw FormatError("the file " + quote(path.string()) + " is larger than " +
                              std::to_string(maxBytes) + " bytes: choose a smaller one");
        }
    };
    const auto announced = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
    refuseLarger(announced);

    // One byte more than announced: a file that did not grow is read in one call and its end seen.
    std::string content(announced + 1, '\0');
    std::size_t filled = 0;
    for (;;) {
        const ssize_t count =
            ::read(descriptor.number(), content.data() + filled, content.size() - filled);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            failWith("read", path, errno);
        }
        if (count == 0) {
            break;
        }
        filled += static_cast<std::size_t>(count);
        refuseLarger(filled);
        if (filled == content.size()) {
            content.resize(content.size() * 2 + 4096);
        }
    }
    content.resize(filled);
    return content;
}

}  // namespace lab::formats
