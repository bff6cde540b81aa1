// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <limits>

#include "formats/byte_order.h"
#include "formats/format_error.h"
#include "formats/npy.h"
#include "formats/read_file.h"
#include "hostile.h"
#include "random_tensor.h"

using namespace lab::formats;

namespace {

const std::filesystem::path fixtures = std::filesystem::path(TEST_DATA_DIR) / "formats";

Tensor fixture(const char* name) {
    return readNpy(fixtures / name);
}

Bytes fileWithHeader(std::string header, const std::string& data) {
    Bytes file;
    append(file, asBytes(std::string_view("\x93NUMPY\x01\x00", 8)));
    appendNumber(file, static_cast<std::uint16_t>(header.size()));
    append(file, asBytes(header));
    append(file, asBytes(data));
    return file;
}

void decode(ByteView bytes) {
    decodeNpy(bytes, "test");
}

}  // namespace

class TestNpy : public QObject {
    Q_OBJECT

  private slots:
    void writesExactlyWhatNumpyWrites_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"little_f4.npy", "little_f8.npy", "little_i8.npy", "b1.npy",
                                 "scalar.npy", "empty.npy", "text.npy", "version_1.npy"}) {
            QTest::newRow(name) << name;
        }
    }
    void writesExactlyWhatNumpyWrites() {
        QFETCH(QString, name);
        const std::string golden = readFile(fixtures / name.toStdString());
        const Bytes written = encodeNpy(decodeNpy(asBytes(golden), "golden"));
        QCOMPARE(asText(written), std::string_view(golden));
    }

    void readsEveryNumberTypeOfNumpy() {
        const std::vector<float> expected = {-2.5F, -1.25F, 0.0F, 1.25F, 2.5F, 3.75F};
        const Tensor floats{{2, 3}, Tensor::Float32(expected)};
        const Tensor doubles{{2, 3}, Tensor::Float64(expected.begin(), expected.end())};
        const Tensor integers{{2, 3}, Tensor::Int64{-2, -1, 0, 1, 2, 3}};
        QVERIFY(fixture("little_f2.npy") == floats);
        QVERIFY(fixture("little_f4.npy") == floats);
        QVERIFY(fixture("big_f4.npy") == floats);
        QVERIFY(fixture("little_f8.npy") == doubles);
        QVERIFY(fixture("big_f8.npy") == doubles);
        QVERIFY(fixture("little_i4.npy") == integers);
        QVERIFY(fixture("big_i4.npy") == integers);
        QVERIFY(fixture("little_i8.npy") == integers);
        QVERIFY(fixture("i1.npy") == integers);
        QVERIFY(fixture("u1.npy") == (Tensor{{2, 3}, Tensor::Int64{0, 1, 2, 127, 128, 255}}));
        QVERIFY(fixture("b1.npy") ==
                (Tensor{{2, 3}, Tensor::Bool{true, false, true, false, false, true}}));
    }

    void widensHalfPrecisionExactly() {
        const Tensor half = fixture("half_specials.npy");
        const auto& values = std::get<Tensor::Float32>(half.values);
        const float infinity = std::numeric_limits<float>::infinity();
        const std::vector<float> expected = {
            0.0F,     -0.0F,    1.0F, 65504.0F, std::ldexp(1.0F, -14), std::ldexp(1.0F, -24),
            infinity, -infinity};
        QVERIFY(values == expected);
        QVERIFY(std::signbit(values[1]));
    }

    void readsColumnMajorArraysInRowMajorOrder() {
        const Tensor tensor = fixture("fortran.npy");
        QVERIFY(tensor.shape == (Shape{2, 3, 4}));
        const auto& values = std::get<Tensor::Float32>(tensor.values);
        for (std::size_t i = 0; i < 24; ++i) {
            QCOMPARE(values[i], static_cast<float>(i));
        }
    }

    void readsTextInBothByteOrders() {
        QVERIFY(fixture("text.npy") ==
                (Tensor{{4}, Tensor::Text{"le", "garçon", "élève 🙂", ""}}));
        QVERIFY(fixture("big_text.npy") == (Tensor{{1, 2}, Tensor::Text{"un", "été"}}));
    }

    void readsScalarsAndEmptyArrays() {
        QVERIFY(fixture("scalar.npy") == scalarOf(2.5));
        QVERIFY(fixture("empty.npy") == (Tensor{{0, 3}, Tensor::Float32{}}));
    }

    void readsAllThreeVersions() {
        QVERIFY(fixture("version_1.npy") == fixture("version_2.npy"));
        QVERIFY(fixture("version_1.npy") == fixture("version_3.npy"));
    }

    void refusesTypesItCannotHold() {
        QVERIFY_EXCEPTION_THROWN(fixture("complex.npy"), FormatError);
        QVERIFY_EXCEPTION_THROWN(fixture("records.npy"), FormatError);
        QVERIFY_EXCEPTION_THROWN(
            decode(fileWithHeader("{'descr': '<u8', 'fortran_order': False, 'shape': (1,), }",
                                  std::string(8, '\0'))),
            FormatError);
    }

    void returnsWhatWasWritten() {
        RandomTensors random(1);
        for (int round = 0; round < 500; ++round) {
            const Tensor tensor = random.next(true);
            const Bytes file = encodeNpy(tensor);
            QVERIFY(decodeNpy(file, "round trip") == tensor);
            QCOMPARE(file.size() % (sizeOf(tensor.values) == 0 ? 64 : 1), std::size_t{0});
        }
    }

    void refusesHostileHeaders_data() {
        QTest::addColumn<QByteArray>("header");
        const auto row = [](const char* name, const char* header) {
            QTest::newRow(name) << QByteArray(header);
        };
        row("count overflows",
            "{'descr':'<f4','fortran_order':False,'shape':(4294967296,4294967296,2)}");
        row("bytes overflow",
            "{'descr':'<f8','fortran_order':False,'shape':(2305843009213693953,)}");
        row("larger than 64 bits",
            "{'descr':'<f4','fortran_order':False,'shape':(18446744073709551616,)}");
        row("negative", "{'descr':'<f4','fortran_order':False,'shape':(-1,)}");
        row("text overflows",
            "{'descr':'<U4611686018427387905','fortran_order':False,'shape':(4,)}");
        row("endless empty text", "{'descr':'<U0','fortran_order':False,'shape':(9000000000,)}");
        row("pickled", "{'descr':'|O','fortran_order':False,'shape':(1,)}");
        row("key twice", "{'descr':'<f4','descr':'<f4','fortran_order':False,'shape':(1,)}");
        row("key missing", "{'descr':'<f4','shape':(1,)}");
        row("key unknown", "{'descr':'<f4','fortran_order':False,'shape':(1,),'x':'y'}");
        row("no tuple", "{'descr':'<f4','fortran_order':False,'shape':(1)}");
        row("rest", "{'descr':'<f4','fortran_order':False,'shape':(1,)} x");
        row("no order", "{'descr':'f4','fortran_order':False,'shape':(1,)}");
        row("order of bytes unknown", "{'descr':'|f4','fortran_order':False,'shape':(1,)}");
        row("empty", "");
    }
    void refusesHostileHeaders() {
        QFETCH(QByteArray, header);
        const Bytes file = fileWithHeader(header.toStdString(), std::string(4, '\0'));
        QVERIFY(!hostile::reads(decode, file));
    }

    void refusesTooManyAxes() {
        std::string shape;
        for (int i = 0; i < 65; ++i) {
            shape += "1,";
        }
        const std::string header = "{'descr':'<f4','fortran_order':True,'shape':(" + shape + ")}";
        QVERIFY(!hostile::reads(decode, fileWithHeader(header, std::string(4, '\0'))));
    }

    void refusesWrongByteCounts() {
        Bytes file = encodeNpy({{2}, Tensor::Float32{1, 2}});
        file.push_back(std::byte{0});
        QVERIFY(!hostile::reads(decode, file));
    }

    void refusesCharactersThatDoNotExist() {
        Bytes file = encodeNpy({{1}, Tensor::Text{"x"}});
        file[file.size() - 2] = std::byte{0x11};  // U+110078
        QVERIFY(!hostile::reads(decode, file));
    }

    void refusesToWriteWhatCannotBeReadBack() {
        QVERIFY_EXCEPTION_THROWN(encodeNpy({{3}, Tensor::Float32{1, 2}}), FormatError);
        QVERIFY_EXCEPTION_THROWN(encodeNpy({{1}, Tensor::Text{"\xff"}}), FormatError);
        QVERIFY_EXCEPTION_THROWN(encodeNpy({{1}, Tensor::Text{std::string("a\0", 2)}}),
                                 FormatError);
    }

    void survivesEveryDamage() {
        for (const char* name : {"fortran.npy", "text.npy", "version_2.npy", "big_i4.npy"}) {
            const std::string content = readFile(fixtures / name);
            const ByteView view = asBytes(content);
            const Bytes file(view.begin(), view.end());
            hostile::changeEachByte(file, decode);
            hostile::cutAtEachLength(file, decode);
        }
    }

    void readsTheArraysOfOnnx() {
        const std::filesystem::path onnx = std::filesystem::path(SHARED_DATA_DIR) / "onnx";
        if (!std::filesystem::exists(onnx)) {
            QSKIP("the shared data is not here");
        }
        int count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(onnx)) {
            if (entry.path().extension() == ".npy") {
                const std::string content = readFile(entry.path());
                const Tensor tensor = decodeNpy(asBytes(content), entry.path().string());
                if (!std::holds_alternative<Tensor::Int64>(tensor.values)) {
                    requireFinite(tensor, entry.path().string());
                    QVERIFY(
                        asText(encodeNpy(tensor)).ends_with(content.substr(content.size() - 4)));
                }
                ++count;
            }
        }
        QVERIFY(count > 100);
    }

    void namesTheFileInItsErrors() {
        try {
            readNpy(fixtures / "complex.npy");
            QFAIL("no error");
        } catch (const FormatError& error) {
            QVERIFY(QString(error.what()).contains("complex.npy"));
            QVERIFY(QString(error.what()).contains("'<c16'"));
        }
    }
};

QTEST_GUILESS_MAIN(TestNpy)
#include "test_npy.moc"
