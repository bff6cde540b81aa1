// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtTest>
#include <cstddef>
#include <span>
#include <string>

#include "formats/bytes.h"
#include "formats/format_error.h"

/// Damage for decoders: whatever is done to a valid file, they read it or throw FormatError.
namespace hostile {

/// True when the decoder read the bytes, false when it threw FormatError with a one-line message.
/// Any other exception goes on and fails the test.
template <typename Decode>
bool reads(Decode decode, lab::formats::ByteView bytes) {
    try {
        decode(bytes);
        return true;
    } catch (const lab::formats::FormatError& error) {
        const std::string message = error.what();
        if (message.empty() || message.find('\n') != std::string::npos) {
            throw std::logic_error("the message is not one line: " + message);
        }
        return false;
    }
}

/// Every byte of the file changed in several ways, one at a time. The bytes are on the heap with
/// their exact size, so that the address sanitizer sees every read beyond them.
template <typename Decode>
void changeEachByte(const lab::formats::Bytes& valid, Decode decode) {
    for (std::size_t position = 0; position < valid.size(); ++position) {
        for (const unsigned change : {0x01U, 0x80U, 0xffU, 0x20U, 0x10U, 0x04U}) {
            lab::formats::Bytes damaged(valid);
            damaged[position] ^= static_cast<std::byte>(change);
            reads(decode, damaged);
        }
        for (const unsigned value : {0x00U, 0xffU, 0x7fU, 0x39U, 0x7bU, 0x22U}) {
            lab::formats::Bytes damaged(valid);
            damaged[position] = static_cast<std::byte>(value);
            reads(decode, damaged);
        }
    }
}

/// The file cut at every length: none of it may be taken for a whole file.
template <typename Decode>
void cutAtEachLength(const lab::formats::Bytes& valid, Decode decode) {
    for (std::size_t length = 0; length < valid.size(); ++length) {
        const lab::formats::Bytes cut(valid.begin(),
                                      valid.begin() + static_cast<std::ptrdiff_t>(length));
        QVERIFY2(!reads(decode, cut), qPrintable(QString("cut at %1").arg(length)));
    }
}

}  // namespace hostile
