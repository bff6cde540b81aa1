// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <random>
#include <system_error>

#include "formats/file_descriptor.h"
#include "formats/format_error.h"

namespace lab::formats {

namespace {

namespace fs = std::filesystem;

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
    FileDescriptor descriptor_;
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
    FileDescriptor descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
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
    const FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
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

/// Where the bytes for a path go.
struct Destination {
    std::optional<struct stat> existing;
    fs::path target;  ///< behind symbolic links
    fs::path folder;  ///< the target's

    /// A device or pipe is no file that could be replaced.
    bool isDirect() const { return existing && !S_ISREG(existing->st_mode); }
};

/// Throws FormatError for a path that cannot be written.
Destination destinationOf(const fs::path& path) {
    if (path.filename().empty()) {
        throw FormatError("no file name in " + quote(path.string()) + ": add one");
    }
    Destination destination{statusOf(path), followLinks(path), "."};
    if (destination.existing && S_ISDIR(destination.existing->st_mode)) {
        throw FormatError(quote(path.string()) + " is a folder: choose a file name");
    }
    if (destination.isDirect()) {
        return destination;
    }
    if (destination.target.has_parent_path()) {
        destination.folder = destination.target.parent_path();
    }
    requireFolder(destination.folder);
    if (destination.existing && ::access(destination.target.c_str(), W_OK) != 0) {
        failWith("write", path, errno);
    }
    return destination;
}

}  // namespace

void writeFileAtomically(const fs::path& path, ByteView bytes) {
    const Destination destination = destinationOf(path);
    if (destination.isDirect()) {
        writeDirectly(path, bytes);
        return;
    }
    TemporaryFile temporary(path, destination.folder);
    int code = temporary.write(bytes);
    if (code == 0 && destination.existing) {
        code = temporary.setPermissions(destination.existing->st_mode);
    }
    if (code == 0) {
        code = temporary.renameTo(destination.target);
    }
    if (code != 0) {
        failWith("write", path, code);
    }
    flushFolder(destination.folder);
}

void writeFileAtomically(const fs::path& path, std::string_view text) {
    writeFileAtomically(path, asBytes(text));
}

void requireWritable(const fs::path& path) {
    const Destination destination = destinationOf(path);
    if (destination.isDirect()) {
        if (::access(path.c_str(), W_OK) != 0) {
            failWith("write", path, errno);
        }
        return;
    }
    // On a full disk a file can still be made, but nothing written into it.
    if (const int code = TemporaryFile(path, destination.folder).write(asBytes(" ")); code != 0) {
        failWith("write", path, code);
    }
}

}  // namespace lab::formats
