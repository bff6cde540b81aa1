// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontDatabase>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <limits>

#include "alignment_samples.h"
#include "figures/figure_error.h"
#include "figures/figure_export.h"
#include "figures/png_encoder.h"
#include "figures/svg_fonts.h"
#include "formats/csv.h"
#include "formats/format_error.h"
#include "formats/json.h"
#include "formats/npy.h"

using namespace lab::figures;

namespace {

AlignmentFigure figureWithEverything() {
    AlignmentFigure figure = samples::french();
    figure.options.title = QStringLiteral("Où est <le> cœur ?");
    figure.options.sourceName = QStringLiteral("English");
    figure.options.targetName = QStringLiteral("Français");
    figure.options.showColourBar = true;
    return figure;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string messageOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestFigureExport : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void pngHasItsSizeAndResolution_data();
    void pngHasItsSizeAndResolution();
    void pngKeepsEveryPixel();
    void svgHoldsRectanglesAndTextOnly();
    void svgNamesFontsThatOtherMachinesHave();
    void familiesAreWrittenAsCss();
    void pdfHoldsTextAndNoImage();
    void endingChoosesTheFormat();
    void csvReadsBack();
    void jsonReadsBack();
    void npyReadsBack();
    void hiddenEosIsNotInTheNumbers();
    void unknownEndingListsTheKnownOnes();
    void missingFolderIsOneClearLine();
    void failureLeavesTheOldFile();
    void absurdSizesAreRefused();
    void anyPainterCanBeExported();

  private:
    std::filesystem::path path(const char* name) const {
        return folder_->filePath(QString::fromUtf8(name)).toStdString();
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void TestFigureExport::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(folder_->isValid());
}

void TestFigureExport::pngHasItsSizeAndResolution_data() {
    QTest::addColumn<int>("pixels");
    QTest::addColumn<double>("dpi");
    QTest::newRow("screen") << 640 << 96.0;
    QTest::newRow("print") << 1181 << 300.0;
    QTest::newRow("odd") << 333 << 72.5;
}

void TestFigureExport::pngHasItsSizeAndResolution() {
    QFETCH(const int, pixels);
    QFETCH(const double, dpi);
    PictureOptions options;
    options.dpi = dpi;
    options.widthPixels = pixels;
    exportAlignment(figureWithEverything(), path("a.png"), options);
    QImage image(folder_->filePath("a.png"));
    QCOMPARE(image.width(), pixels);
    QCOMPARE(image.dotsPerMeterX(), qRound(dpi / 0.0254));
    QCOMPARE(image.dotsPerMeterY(), qRound(dpi / 0.0254));
    QCOMPARE(image.text("Title"), QStringLiteral("Où est <le> cœur ?"));

    options.widthPixels.reset();
    options.widthMm = 100;
    image = alignmentImage(figureWithEverything(), options);
    QCOMPARE(image.width(), qRound(100 / 25.4 * dpi));
}

void TestFigureExport::pngKeepsEveryPixel() {
    QImage image(37, 23, QImage::Format_RGB32);
    std::mt19937 random(5);
    for (int i = 0; i < 37 * 23; ++i) {
        image.setPixel(i % 37, i / 37, 0xFF000000U | static_cast<QRgb>(random()));
    }
    for (int x = 0; x < 37; ++x) {
        image.setPixel(x, 7, image.pixel(x, 6));  // a row that repeats the one above
    }
    const QImage read = QImage::fromData(encodePng(image, {}), "png");
    QCOMPARE(read.convertToFormat(QImage::Format_RGB32), image);
}

void TestFigureExport::svgHoldsRectanglesAndTextOnly() {
    const AlignmentFigure figure = figureWithEverything();
    exportAlignment(figure, path("a.svg"));
    QXmlStreamReader xml(contentOf(folder_->filePath("a.svg")));
    int rectangles = 0;
    QStringList texts;
    QString title;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        QVERIFY(xml.name() != u"image");
        rectangles += xml.name() == u"rect" || xml.name() == u"path" ? 1 : 0;
        if (xml.name() == u"text") {
            texts += xml.readElementText();
        } else if (xml.name() == u"title") {
            title = xml.readElementText();
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(rectangles >= figure.rows() * figure.columns());
    QCOMPARE(title, figure.options.title);
    for (const char* word : {"the", "heart", "‹end›", "l’", "été", "cœur", "français", "English",
                             "Français", "Où est <le> cœur ?"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(word)), word);
    }
}

/// The first family is the one that the text was measured with; where it is missing, the others
/// stand in for it.
void TestFigureExport::svgNamesFontsThatOtherMachinesHave() {
    exportAlignment(figureWithEverything(), path("a.svg"));
    QXmlStreamReader xml(contentOf(folder_->filePath("a.svg")));
    const QString measured = QFontInfo(Theme::light().font(TextStyle::Body)).family();
    int fonts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement ||
            !xml.attributes().hasAttribute("font-family")) {
            continue;
        }
        const QString list = xml.attributes().value("font-family").toString();
        QStringList families = list.split(QStringLiteral(", "));
        QVERIFY2(families.size() >= 3, qPrintable(list));
        QCOMPARE(families.last(), QStringLiteral("sans-serif"));
        QCOMPARE(families.first(), measured);
        QVERIFY2(QFontDatabase::hasFamily(measured), qPrintable(measured));
        QCOMPARE(families.removeDuplicates(), 0);
        ++fonts;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(fonts > 10);
}

void TestFigureExport::familiesAreWrittenAsCss() {
    const auto listOf = [](const char* family) {
        return withFontFamilies(QByteArray("<g font-family=\"") + family + "\" fill=\"red\"/>");
    };
    const QByteArray theme = Theme::fontFamilies().join(", ").toUtf8();
    QCOMPARE(listOf("My Own Face"), "<g font-family=\"My Own Face, " + theme + "\" fill=\"red\"/>");
    QCOMPARE(listOf("Source Sans 3"),
             "<g font-family=\"'Source Sans 3', " + theme + "\" fill=\"red\"/>");
    QCOMPARE(withFontFamilies("<svg/>"), QByteArray("<svg/>"));
}

void TestFigureExport::pdfHoldsTextAndNoImage() {
    exportAlignment(figureWithEverything(), path("a.pdf"));
    const QByteArray pdf = contentOf(folder_->filePath("a.pdf"));
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/FontFile"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty()) {
        QSKIP("pdftotext is not installed: the text itself is not looked at");
    }
    QProcess process;
    process.start(reader, {"-raw", "-enc", "UTF-8", folder_->filePath("a.pdf"), "-"});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    for (const char* word : {"l’", "été", "cœur", "français", "‹end›", "Où est <le> cœur ?"}) {
        QVERIFY2(text.contains(QString::fromUtf8(word)), qPrintable(text));
    }
}

void TestFigureExport::endingChoosesTheFormat() {
    const AlignmentFigure figure = samples::french();
    const std::pair<const char*, QByteArray> starts[] = {
        {"a.PNG", "\x89PNG"}, {"a.svg", "<?xml"},          {"a.Pdf", "%PDF"},
        {"a.csv", ",the"},    {"a.json", "{\n  \"source"}, {"a.npy", "\x93NUMPY"}};
    for (const auto& [name, start] : starts) {
        exportAlignment(figure, path(name));
        QVERIFY2(contentOf(folder_->filePath(name)).startsWith(start), name);
    }
}

void TestFigureExport::csvReadsBack() {
    AlignmentFigure figure = samples::french();
    figure.source[0] = QStringLiteral("a,\"b\"");
    exportAlignment(figure, path("a.csv"));
    const auto rows = lab::formats::parseCsv(contentOf(folder_->filePath("a.csv")).toStdString());
    QCOMPARE(rows.size(), std::size_t{6});
    QCOMPARE(rows[0][1], std::string("a,\"b\""));
    QCOMPARE(rows[4][0], std::string("français"));
    for (int t = 0; t < 5; ++t) {
        for (int i = 0; i < 3; ++i) {
            const auto& text =
                rows[static_cast<std::size_t>(t + 1)][static_cast<std::size_t>(i + 1)];
            QCOMPARE(std::stof(text), figure.weights(t, i));
            QVERIFY2(text.size() <= 14, text.c_str());  // the float's digits, not the double's
        }
    }
}

void TestFigureExport::jsonReadsBack() {
    AlignmentFigure figure = samples::french();
    figure.weights(1, 1) = std::numeric_limits<float>::quiet_NaN();
    exportAlignment(figure, path("a.json"));
    const auto json = lab::formats::readJson(path("a.json"));
    QCOMPARE(json.at("target").at(2).get<std::string>(), std::string("cœur"));
    QVERIFY(json.at("weights").at(1).at(1).is_null());
    QCOMPARE(json.at("weights").at(4).at(2).get<float>(), figure.weights(4, 2));
}

void TestFigureExport::npyReadsBack() {
    const AlignmentFigure figure = samples::french();
    exportAlignment(figure, path("a.npy"));
    const auto tensor = lab::formats::readNpy(path("a.npy"));
    QCOMPARE(tensor.shape, (lab::formats::Shape{5, 3}));
    const auto& values = std::get<lab::formats::Tensor::Float32>(tensor.values);
    QCOMPARE(values[3 * 3 + 1], figure.weights(3, 1));
}

void TestFigureExport::hiddenEosIsNotInTheNumbers() {
    AlignmentFigure figure = samples::french();
    figure.options.showEos = false;
    exportAlignment(figure, path("a.npy"));
    QCOMPARE(lab::formats::readNpy(path("a.npy")).shape, (lab::formats::Shape{4, 2}));
}

void TestFigureExport::unknownEndingListsTheKnownOnes() {
    for (const char* name : {"a.bmp", "a", ".png", "a.png "}) {
        const std::string message =
            messageOf([&] { exportAlignment(samples::french(), path(name)); });
        for (const char* ending : {".png", ".svg", ".pdf", ".csv", ".json", ".npy"}) {
            QVERIFY2(message.find(ending) != std::string::npos, message.c_str());
        }
        QCOMPARE(message.find('\n'), std::string::npos);
    }
    QVERIFY(QDir(folder_->path()).isEmpty());
}

void TestFigureExport::missingFolderIsOneClearLine() {
    for (const char* name : {"none/a.png", "none/a.svg", "none/a.pdf", "none/a.csv"}) {
        const std::string message =
            messageOf([&] { exportAlignment(samples::french(), path(name)); });
        QVERIFY2(message.find("none") != std::string::npos, message.c_str());
        QCOMPARE(message.find('\n'), std::string::npos);
    }
}

void TestFigureExport::failureLeavesTheOldFile() {
    exportAlignment(samples::french(), path("a.svg"));
    const QByteArray before = contentOf(folder_->filePath("a.svg"));
    AlignmentFigure broken = samples::french();
    broken.weights.resize(1, 1);
    QVERIFY_EXCEPTION_THROWN(exportAlignment(broken, path("a.svg")), FigureError);
    PictureOptions options;
    options.dpi = 0;
    QVERIFY_EXCEPTION_THROWN(exportAlignment(samples::french(), path("a.svg"), options),
                             FigureError);
    QCOMPARE(contentOf(folder_->filePath("a.svg")), before);
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    // A folder stands where the file should go.
    QVERIFY(QDir(folder_->path()).mkdir("b.pdf"));
    QVERIFY_EXCEPTION_THROWN(exportAlignment(samples::french(), path("b.pdf")),
                             lab::formats::FormatError);
}

void TestFigureExport::absurdSizesAreRefused() {
    const AlignmentFigure figure = samples::french();
    const double notANumber = std::numeric_limits<double>::quiet_NaN();
    for (const double dpi : {0.0, -1.0, 1e9, notANumber}) {
        PictureOptions options;
        options.dpi = dpi;
        QVERIFY_EXCEPTION_THROWN(alignmentImage(figure, options), FigureError);
    }
    for (const double width : {0.0, -5.0, 1e12, notANumber}) {
        PictureOptions options;
        options.widthMm = width;
        QVERIFY_EXCEPTION_THROWN(alignmentImage(figure, options), FigureError);
    }
}

void TestFigureExport::anyPainterCanBeExported() {
    const Paint paint = [](QPainter& painter, const QRectF& rect) {
        painter.fillRect(rect, Qt::red);
        painter.drawText(rect, Qt::AlignCenter, QStringLiteral("stage"));
    };
    PictureOptions options;
    options.widthPixels = 300;
    exportPicture(paint, {100, 50}, path("a.png"), options);
    const QImage image(folder_->filePath("a.png"));
    QCOMPARE(image.size(), QSize(300, 150));
    QCOMPARE(image.pixel(299, 149), QColor(Qt::red).rgb());
    exportPicture(paint, {100, 50}, path("a.svg"), options);
    QVERIFY(contentOf(folder_->filePath("a.svg")).contains(">stage<"));
    exportPicture(paint, {100, 50}, path("a.pdf"), options);
    QVERIFY_EXCEPTION_THROWN(exportPicture(paint, {100, 50}, path("a.csv"), options), FigureError);
    QVERIFY_EXCEPTION_THROWN(exportPicture(paint, {0, 50}, path("a.png"), {}), FigureError);
}

QTEST_MAIN(TestFigureExport)
#include "test_figure_export.moc"
