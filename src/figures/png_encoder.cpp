// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/png_encoder.h"

#include <zlib.h>

#include <QtEndian>
#include <array>
#include <cstddef>
#include <cstring>
#include <vector>

#include "figures/figure_error.h"

namespace lab::figures {

namespace {

void appendNumber(QByteArray& bytes, quint32 number) {
    const quint32 stored = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char*>(&stored), sizeof stored);
}

void appendChunk(QByteArray& file, const char* type, const QByteArray& content) {
    appendNumber(file, static_cast<quint32>(content.size()));
    const QByteArray checked = QByteArray(type, 4) + content;
    file += checked;
    appendNumber(file, static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                                                  static_cast<uInt>(checked.size()))));
}

/// A zlib stream that grows a byte array.
class Deflater {
  public:
    Deflater() {
        constexpr int level = 3;  // more is slower and hardly smaller
        if (deflateInit(&stream_, level) != Z_OK) {
            throw FigureError(QStringLiteral("not enough memory for the PNG: lower dpi or width"));
        }
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    void add(const std::vector<quint8>& bytes) {
        stream_.next_in = const_cast<Bytef*>(bytes.data());  // zlib only reads it
        stream_.avail_in = static_cast<uInt>(bytes.size());
        run(Z_NO_FLUSH);
    }

    QByteArray finish() {
        run(Z_FINISH);
        return result_;
    }

  private:
    void run(int flush) {
        std::array<char, 16384> buffer;
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
            stream_.avail_out = static_cast<uInt>(buffer.size());
            deflate(&stream_, flush);
            result_.append(buffer.data(),
                           static_cast<qsizetype>(buffer.size() - stream_.avail_out));
        } while (stream_.avail_out == 0);
    }

    z_stream stream_{};
    QByteArray result_;
};

/// The difference of two rows of pixels by channel, after the number of the filter (Up is 2).
void filterUp(std::vector<quint8>& filtered, const QRgb* row, const QRgb* above, int width) {
    quint8* out = filtered.data();
    *out++ = 2;
    for (int x = 0; x < width; ++x) {
        *out++ = static_cast<quint8>(qRed(row[x]) - qRed(above[x]));
        *out++ = static_cast<quint8>(qGreen(row[x]) - qGreen(above[x]));
        *out++ = static_cast<quint8>(qBlue(row[x]) - qBlue(above[x]));
    }
}

QByteArray compressedRows(const QImage& image) {
    const auto width = static_cast<std::size_t>(image.width());
    const std::vector<QRgb> black(width, 0);  // what the format sees above the first row
    std::vector<quint8> same(1 + 3 * width, 0);
    same[0] = 2;
    std::vector<quint8> filtered(same.size());
    const QRgb* above = black.data();
    Deflater deflater;
    for (int y = 0; y < image.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::memcmp(row, above, width * sizeof(QRgb)) == 0) {
            deflater.add(same);
        } else {
            filterUp(filtered, row, above, image.width());
            deflater.add(filtered);
        }
        above = row;
    }
    return deflater.finish();
}

QByteArray header(const QImage& image) {
    QByteArray content;
    appendNumber(content, static_cast<quint32>(image.width()));
    appendNumber(content, static_cast<quint32>(image.height()));
    // 8 bits a channel, RGB, deflate, the standard filters, not interlaced.
    content.append("\x08\x02\x00\x00\x00", 5);
    return content;
}

QByteArray resolution(const QImage& image) {
    QByteArray content;
    appendNumber(content, static_cast<quint32>(image.dotsPerMeterX()));
    appendNumber(content, static_cast<quint32>(image.dotsPerMeterY()));
    content.append('\x01');  // the unit is the metre
    return content;
}

}  // namespace

QByteArray encodePng(const QImage& image, const QString& title) {
    const QImage pixels = image.convertToFormat(QImage::Format_RGB32);
    if (pixels.isNull()) {
        throw FigureError(QStringLiteral("not enough memory for the PNG: lower dpi or width"));
    }
    QByteArray file("\x89PNG\r\n\x1a\n", 8);
    appendChunk(file, "IHDR", header(pixels));
    appendChunk(file, "pHYs", resolution(pixels));
    if (!title.isEmpty()) {
        // Keyword, not compressed, no language and no translated keyword.
        appendChunk(file, "iTXt", QByteArray("Title\0\0\0\0\0", 10) + title.toUtf8());
    }
    appendChunk(file, "IDAT", compressedRows(pixels));
    appendChunk(file, "IEND", {});
    return file;
}

}  // namespace lab::figures
