// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace lab::formats {

/// Owns a file descriptor of the operating system.
class FileDescriptor {
  public:
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    ~FileDescriptor();

    int number() const { return number_; }
    bool valid() const { return number_ >= 0; }
    /// Closes it early and returns errno, or 0: some file systems report a failed write only here.
    int close();

  private:
    int number_;
};

/// Throws the FormatError for an errno: "cannot ACTION 'PATH': REASON; ADVICE".
[[noreturn]] void failWith(const std::string& action, const std::filesystem::path& path, int code);

}  // namespace lab::formats
