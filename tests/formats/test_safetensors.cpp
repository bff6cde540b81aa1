// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "formats/byte_order.h"
#include "formats/format_error.h"
#include "formats/safetensors.h"
#include "hostile.h"
#include "random_tensor.h"

using namespace lab::formats;

namespace {

void decode(ByteView bytes) {
    decodeSafetensors(bytes, "test");
}

Bytes fileOf(std::string_view header, std::size_t dataBytes) {
    Bytes file;
    appendNumber(file, static_cast<std::uint64_t>(header.size()));
    append(file, asBytes(header));
    append(file, Bytes(dataBytes));
    return file;
}

Bytes small() {
    return encodeSafetensors({{{"mechanism", "additive"}},
                              {{"W", Tensor{{2, 2}, Tensor::Float32{1, 2, 3, 4}}},
                               {"beta", scalarOf(0.5)},
                               {"mask", Tensor{{3}, Tensor::Bool{true, false, true}}}}});
}

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

  private slots:
    void writesTheDocumentedBytes() {
        const Bytes file =
            encodeSafetensors({{{"k", "v"}}, {{"a", Tensor{{1, 2}, Tensor::Float32{1, -2}}}}});
        const std::string header =
            R"({"__metadata__":{"k":"v"},"a":{"data_offsets":[0,8],"dtype":"F32","shape":[1,2]}})";
        const std::string padding((8 - header.size() % 8) % 8, ' ');
        const std::string length(1, static_cast<char>(header.size() + padding.size()));
        const std::string expected = length + std::string(7, '\0') + header + padding +
                                     std::string("\x00\x00\x80\x3f\x00\x00\x00\xc0", 8);
        QCOMPARE(asText(file), std::string_view(expected));
    }

    void returnsWhatWasWritten() {
        RandomTensors random(3);
        for (int round = 0; round < 300; ++round) {
            SafetensorsFile content;
            content.metadata["round"] = std::to_string(round);
            for (std::size_t left = random.below(8); left > 0; --left) {
                content.tensors.push_back({"param.é" + std::to_string(left), random.next(false)});
            }
            const Bytes file = encodeSafetensors(content);
            const SafetensorsFile read = decodeSafetensors(file, "round trip");
            QVERIFY(read.metadata == content.metadata);
            QCOMPARE(read.tensors.size(), content.tensors.size());
            for (const auto& named : content.tensors) {
                QVERIFY(tensorNamed(read.tensors, named.name) == named.tensor);
            }
            QVERIFY(encodeSafetensors(read) == file);
        }
    }

    void readsSmallerTypesIntoWiderOnes() {
        const auto only = [](const char* dtype, std::size_t bytes, auto... raw) {
            Bytes file =
                fileOf(R"({"a":{"dtype":")" + std::string(dtype) +
                           R"(","shape":[1],"data_offsets":[0,)" + std::to_string(bytes) + "]}}",
                       0);
            (appendNumber(file, raw), ...);
            return decodeSafetensors(file, "typed").tensors.at(0).tensor;
        };
        QVERIFY(only("F16", 2, std::uint16_t{0x3e00}) == (Tensor{{1}, Tensor::Float32{1.5F}}));
        QVERIFY(only("BF16", 2, std::uint16_t{0xc020}) == (Tensor{{1}, Tensor::Float32{-2.5F}}));
        QVERIFY(only("I8", 1, std::int8_t{-3}) == (Tensor{{1}, Tensor::Int64{-3}}));
        QVERIFY(only("U8", 1, std::uint8_t{253}) == (Tensor{{1}, Tensor::Int64{253}}));
        QVERIFY(only("I16", 2, std::int16_t{-300}) == (Tensor{{1}, Tensor::Int64{-300}}));
        QVERIFY(only("U32", 4, std::uint32_t{4000000000}) ==
                (Tensor{{1}, Tensor::Int64{4000000000}}));
        QVERIFY(only("BOOL", 1, std::uint8_t{1}) == (Tensor{{1}, Tensor::Bool{true}}));
    }

    void readsHeadersPaddedWithSpaces() {
        QVERIFY(hostile::reads(decode, fileOf("{}          ", 0)));
        QVERIFY(!hostile::reads(decode, fileOf("  {}", 0)));
    }

    void startsDataAtMultiplesOfEight() {
        for (int length = 1; length < 20; ++length) {
            const Bytes file =
                encodeSafetensors({{}, {{std::string(std::size_t(length), 'n'), scalarOf(1.0)}}});
            QCOMPARE(loadNumber<std::uint64_t>(file, 0) % 8, std::uint64_t{0});
        }
    }

    void refusesHostileHeaders_data() {
        QTest::addColumn<QByteArray>("header");
        const auto row = [](const char* name, const char* header) {
            QTest::newRow(name) << QByteArray(header);
        };
        row("hole", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})");
        row("overlap",
            R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})");
        row("rest", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})");
        row("no tensor", R"({})");
        row("beyond the end", R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}})");
        row("end before begin", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})");
        row("huge offsets",
            R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[18446744073709551608,18446744073709551616]}})");
        row("one offset", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8]}})");
        row("negative", R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})");
        row("fraction", R"({"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})");
        row("count overflows",
            R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,2],"data_offsets":[0,8]}})");
        row("bytes overflow",
            R"({"a":{"dtype":"F64","shape":[2305843009213693953],"data_offsets":[0,8]}})");
        row("bytes do not fit shape", R"({"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}})");
        row("unknown type", R"({"a":{"dtype":"F8","shape":[8],"data_offsets":[0,8]}})");
        row("key missing", R"({"a":{"dtype":"F32","data_offsets":[0,8]}})");
        row("key unknown", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}})");
        row("name twice",
            R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})");
        row("metadata no text",
            R"({"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})");
        row("metadata no object",
            R"({"__metadata__":[],"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})");
        row("not UTF-8", "{\"\xff\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}");
        row("array", "[]");
        row("empty", "");
    }
    void refusesHostileHeaders() {
        QFETCH(QByteArray, header);
        const std::string text = header.toStdString();
        QVERIFY(!hostile::reads(decode, fileOf(text, 8)));
    }

    void refusesImpossibleHeaderLengths() {
        for (const std::uint64_t length :
             {std::uint64_t{1} << 63U, ~std::uint64_t{0}, std::uint64_t{11}}) {
            Bytes file;
            appendNumber(file, length);
            append(file, asBytes("{}        "));
            QVERIFY(!hostile::reads(decode, file));
        }
    }

    void refusesNestingBombs() {
        const std::string bomb = R"({"a":)" + std::string(1'000'000, '[');
        QVERIFY(!hostile::reads(decode, fileOf(bomb, 0)));
    }

    void refusesANulInTheHeader() {
        QVERIFY(!hostile::reads(decode, fileOf(std::string_view("{}\0garbage", 10), 0)));
    }

    void refusesToWriteTextAndNamesTwice() {
        const Tensor one = scalarOf(1.0);
        QVERIFY_EXCEPTION_THROWN(encodeSafetensors({{}, {{"a", one}, {"a", one}}}), FormatError);
        QVERIFY_EXCEPTION_THROWN(encodeSafetensors({{}, {{"__metadata__", one}}}), FormatError);
        QVERIFY_EXCEPTION_THROWN(encodeSafetensors({{}, {{"a", scalarOf(std::string("x"))}}}),
                                 FormatError);
        QVERIFY_EXCEPTION_THROWN(encodeSafetensors({{}, {{"\xff", one}}}), FormatError);
        QVERIFY_EXCEPTION_THROWN(encodeSafetensors({{{"k", "\xff"}}, {}}), FormatError);
        QVERIFY_EXCEPTION_THROWN(encodeSafetensors({{}, {{"a", Tensor{{2}, Tensor::Float32{1}}}}}),
                                 FormatError);
    }

    void keepsNotANumberForRequireFiniteToFind() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const Bytes file = encodeSafetensors({{}, {{"W", Tensor{{2}, Tensor::Float32{1, nan}}}}});
        const SafetensorsFile read = decodeSafetensors(file, "nan");
        try {
            requireFinite(read.tensors[0].tensor, read.tensors[0].name);
            QFAIL("no error");
        } catch (const FormatError& error) {
            QVERIFY(QString(error.what()).contains("'W'"));
            QVERIFY(QString(error.what()).contains("element 1"));
        }
    }

    void survivesEveryDamage() {
        hostile::changeEachByte(small(), decode);
        hostile::cutAtEachLength(small(), decode);
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
