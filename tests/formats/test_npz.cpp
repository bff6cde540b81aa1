// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <filesystem>

#include "formats/byte_order.h"
#include "formats/format_error.h"
#include "formats/npz.h"
#include "formats/read_file.h"
#include "formats/zip_archive.h"
#include "hostile.h"
#include "random_tensor.h"

using namespace lab::formats;

namespace {

const std::filesystem::path fixtures = std::filesystem::path(TEST_DATA_DIR) / "formats";

void decode(ByteView bytes) {
    decodeNpz(bytes, "test");
}

Bytes content(const std::filesystem::path& path) {
    const std::string text = readFile(path);
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

Bytes bytesOfText(std::string_view text) {
    const ByteView view = asBytes(text);
    return {view.begin(), view.end()};
}

/// Where a text stands for the n-th time (from 0).
std::size_t positionOf(const Bytes& file, std::string_view text, int n = 0) {
    std::size_t position = asText(file).find(text);
    for (; n > 0; --n) {
        position = asText(file).find(text, position + 1);
    }
    return position;
}

template <typename Number>
void overwrite(Bytes& file, std::size_t position, Number number) {
    Bytes raw;
    appendNumber(raw, number);
    std::copy(raw.begin(), raw.end(), file.begin() + static_cast<std::ptrdiff_t>(position));
}

constexpr std::string_view directoryMark("PK\x01\x02", 4);
constexpr std::string_view endMark("PK\x05\x06", 4);

}  // namespace

class TestNpz : public QObject {
    Q_OBJECT

  private slots:
    void readsWhatNumpyWrites_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("stored") << "stored.npz";
        QTest::newRow("deflated") << "deflated.npz";
    }
    void readsWhatNumpyWrites() {
        QFETCH(QString, file);
        const auto tensors = readNpz(fixtures / file.toStdString());
        QCOMPARE(tensors.size(), std::size_t{3});
        QVERIFY(tensors[0] ==
                (NamedTensor{"weights",
                             Tensor{{2, 3}, Tensor::Float64{-2.5, -1.25, 0, 1.25, 2.5, 3.75}}}));
        QVERIFY(tensors[1] == (NamedTensor{"source", Tensor{{2}, Tensor::Text{"le", "garçon"}}}));
        QVERIFY(tensors[2] == (NamedTensor{"temperature", scalarOf(0.5)}));
    }

    void returnsWhatWasWrittenInOrder() {
        RandomTensors random(2);
        for (int round = 0; round < 100; ++round) {
            std::vector<NamedTensor> tensors;
            for (std::size_t left = random.below(6); left > 0; --left) {
                tensors.push_back({"dec.é" + std::to_string(left), random.next(true)});
            }
            QVERIFY(decodeNpz(encodeNpz(tensors), "round trip") == tensors);
        }
    }

    void writesTheSameBytesEachTime() {
        const std::vector<NamedTensor> tensors = {{"a", scalarOf(1.0)}};
        QVERIFY(encodeNpz(tensors) == encodeNpz(tensors));
    }

    void refusesNamesThatAreTwiceOrNoPlainNames() {
        const Tensor one = scalarOf(1.0);
        QVERIFY_EXCEPTION_THROWN(encodeNpz({{"a", one}, {"a", one}}), FormatError);
        for (const std::string& name : {std::string("../a"), std::string("/a"), std::string("a\\b"),
                                        std::string("a\0b", 3), std::string("\xff")}) {
            QVERIFY_EXCEPTION_THROWN(encodeNpz({{name, one}}), FormatError);
        }
    }

    void refusesForeignNamesThatAreTwiceOrHaveFolders() {
        Bytes twice = encodeZip({{"a.npy", {}}, {"b.npy", {}}});
        for (int copies = 2; copies > 0; --copies) {  // in the local header and the directory
            twice[positionOf(twice, "b.npy")] = std::byte{'a'};
        }
        QVERIFY(!hostile::reads([](ByteView file) { decodeZip(file, 1000); }, twice));
        Bytes folder = encodeZip({{"a_b.npy", {}}});
        for (int copies = 2; copies > 0; --copies) {
            folder[positionOf(folder, "_")] = std::byte{'/'};
        }
        QVERIFY(!hostile::reads([](ByteView file) { decodeZip(file, 1000); }, folder));
    }

    void refusesEntriesThatAreNoArrays() {
        QVERIFY(!hostile::reads(decode, encodeZip({{"readme.txt", bytesOfText("hello")}})));
        QVERIFY(!hostile::reads(decode, encodeZip({{"readme.npy", bytesOfText("hello")}})));
    }

    void refusesWrongChecksums() {
        Bytes file = encodeNpz({{"a", scalarOf(1.0)}});
        file[positionOf(file, directoryMark) - 1] ^= std::byte{1};  // the last byte of the array
        QVERIFY(!hostile::reads(decode, file));
    }

    void refusesContentBeyondTheLimit() {
        const Bytes archive = encodeZip({{"a", Bytes(60)}, {"b", Bytes(60)}});
        QCOMPARE(decodeZip(archive, 120).size(), std::size_t{2});
        QVERIFY_EXCEPTION_THROWN(decodeZip(archive, 119), FormatError);
    }

    void refusesBombs() {
        Bytes file = content(fixtures / "deflated.npz");
        overwrite(file, positionOf(file, directoryMark) + 24, std::uint32_t{0x3fffffff});
        QVERIFY(!hostile::reads(decode, file));
    }

    void refusesEntriesThatOverlap() {
        Bytes file = encodeNpz({{"a", scalarOf(1.0)}, {"b", scalarOf(2.0)}});
        const std::size_t second = positionOf(file, directoryMark, 1);
        overwrite(file, second + 42, std::uint32_t{0});  // both at the first local header
        QVERIFY(!hostile::reads(decode, file));
    }

    void refusesZip64InTheDirectory() {
        Bytes file = encodeNpz({{"a", scalarOf(1.0)}});
        overwrite(file, positionOf(file, directoryMark) + 24, std::uint32_t{0xffffffff});
        QVERIFY(!hostile::reads(decode, file));
    }

    void readsArchivesWithAComment() {
        Bytes file = encodeNpz({{"a", scalarOf(1.0)}});
        overwrite(file, positionOf(file, endMark) + 20, std::uint16_t{5});
        append(file, asBytes("hello"));
        QCOMPARE(decodeNpz(file, "comment").size(), std::size_t{1});
    }

    void isReadByNumpyAndWrittenBackTheSame() {
        const QString python = QStandardPaths::findExecutable("python3", {"/usr/bin"});
        if (python.isEmpty() || QProcess::execute(python, {"-c", "import numpy"}) != 0) {
            QSKIP("NumPy is not here");
        }
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        RandomTensors random(7);
        std::vector<NamedTensor> tensors;
        for (int i = 0; i < 40; ++i) {
            tensors.push_back({"array " + std::to_string(i), random.next(true)});
        }
        writeNpz(path / "ours.npz", tensors);
        const QString script =
            "import numpy, sys\n"
            "arrays = numpy.load(sys.argv[1], allow_pickle=False)\n"
            "arrays = {name: arrays[name] for name in arrays.files}\n"
            "numpy.savez_compressed(sys.argv[2], **arrays)\n"
            "arrays = {n: numpy.asfortranarray(a) if a.ndim else a for n, a in arrays.items()}\n"
            "numpy.savez(sys.argv[3], **arrays)\n";
        const auto file = [&](const char* name) { return QString::fromStdString(path / name); };
        QCOMPARE(QProcess::execute(python, {"-c", script, file("ours.npz"), file("rows.npz"),
                                            file("columns.npz")}),
                 0);
        QVERIFY(readNpz(path / "rows.npz") == tensors);
        QVERIFY(readNpz(path / "columns.npz") == tensors);
    }

    void survivesEveryDamage() {
        for (const char* name : {"stored.npz", "deflated.npz"}) {
            const Bytes file = content(fixtures / name);
            hostile::changeEachByte(file, decode);
            hostile::cutAtEachLength(file, decode);
        }
    }
};

QTEST_GUILESS_MAIN(TestNpz)
#include "test_npz.moc"
