// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include "comparison_samples.h"
#include "figures/alignment_lines.h"
#include "figures/curve_figure.h"
#include "figures/difference_figure.h"
#include "figures/exportable.h"
#include "figures/figure_error.h"
#include "formats/csv.h"
#include "formats/format_error.h"

using namespace lab::figures;

namespace {

AlignmentLines lines() {
    AlignmentLines figure;
    figure.alignment = samples::french();
    return figure;
}

DifferenceFigure difference() {
    return differenceOf(QStringLiteral("Multi-head"), samples::french(),
                        QStringLiteral("Additive <b>"), samples::french());
}

CurveFigure curves() {
    CurveFigure figure;
    figure.x.title = QStringLiteral("source words");
    figure.y.title = QStringLiteral("exact match");
    figure.series = {{QStringLiteral("additive"), CurveHue::Green, {{4, 1}, {40, 0.9}}, {}}};
    return figure;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All texts of an SVG and what it is made of.
struct Svg {
    QStringList texts;
    QString title;
    QString description;
    bool hasImage = false;
    bool isSound = false;

    explicit Svg(const QByteArray& bytes) {
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) {
                continue;
            }
            hasImage = hasImage || xml.name() == u"image";
            if (xml.name() == u"text") {
                texts += xml.readElementText();
            } else if (xml.name() == u"title") {
                title = xml.readElementText();
            } else if (xml.name() == u"desc") {
                description = xml.readElementText();
            }
        }
        isSound = !xml.hasError();
    }
};

}  // namespace

class TestExportable : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
    }

    void everyFigureIsWrittenInEveryFormat() {
        const Exportable figures[] = {exportable(lines()), exportable(difference()),
                                      exportable(samples::comparison()), exportable(curves())};
        int number = 0;
        for (const Exportable& figure : figures) {
            for (const auto& [ending, start] :
                 {std::pair("png", "\x89PNG"), {"svg", "<?xml"}, {"pdf", "%PDF"}}) {
                const QByteArray bytes = written(figure, ++number, ending);
                QVERIFY(bytes.startsWith(start));
            }
            const auto rows =
                lab::formats::parseCsv(written(figure, ++number, "csv").toStdString());
            QVERIFY(rows.size() >= 3);
        }
    }

    void picturesHaveTheSizeAskedFor() {
        PictureOptions options;
        options.widthPixels = 640;
        const Exportable figure = exportable(samples::comparison());
        prepareExport(figure, path("a.png"), options)();
        const QImage image(folder_->filePath("a.png"));
        QCOMPARE(image.width(), 640);
        QCOMPARE(image.height(), qRound(640 * figure.size.height() / figure.size.width()));
    }

    void svgIsShapesAndText() {
        const Svg comparison(written(exportable(samples::comparison()), 1, "svg"));
        QVERIFY(comparison.isSound && !comparison.hasImage);
        for (const char* text : {"Additive", "Bahdanau 2015", "No attention", "exact", "2 errors",
                                 "pommes", "vertes", "carries", "‹end›"}) {
            const QString wanted = QString::fromUtf8(text);
            const bool found =
                std::any_of(comparison.texts.begin(), comparison.texts.end(),
                            [&](const QString& drawn) { return drawn.contains(wanted); });
            QVERIFY2(found, text);
        }
        const Svg chart(written(exportable(curves()), 2, "svg"));
        QVERIFY(chart.isSound && !chart.hasImage);
        QVERIFY(chart.texts.contains(QStringLiteral("additive")));
        const Svg drawn(written(exportable(lines()), 3, "svg"));
        QVERIFY(drawn.isSound && !drawn.hasImage);
        QVERIFY(drawn.texts.contains(QStringLiteral("cœur")));
    }

    void filesSayWhatTheyShow() {
        const Svg plain(written(exportable(difference()), 1, "svg"));
        QCOMPARE(plain.title, QStringLiteral("Multi-head minus Additive <b>"));
        QVERIFY(plain.description.contains(QStringLiteral("The two agree")));
        const Svg comparison(written(exportable(samples::comparison()), 2, "svg"));
        QCOMPARE(comparison.title, QStringLiteral("he does not like the red apples ."));
        QVERIFY(comparison.description.contains(QStringLiteral("No attention (2 errors)")));
        PictureOptions options;
        options.title = QStringLiteral("My own");
        prepareExport(exportable(curves()), path("own.svg"), options)();
        QCOMPARE(Svg(contentOf(folder_->filePath("own.svg"))).title, QStringLiteral("My own"));
    }

    void linesHaveTheNumbersOfTheMatrix() {
        const auto rows = lab::formats::parseCsv(exportable(lines()).csv());
        QCOMPARE(rows.size(), std::size_t{6});
        QCOMPARE(rows[0][2], std::string("heart"));
        QCOMPARE(std::stof(rows[3][1]), samples::french().weights(2, 0));
    }

    void differencesKeepTheirSign() {
        AlignmentFigure first = samples::french();
        AlignmentFigure second = samples::alignment(first.source, first.target, 5);
        const auto rows = lab::formats::parseCsv(
            exportable(differenceOf(QStringLiteral("A"), first, QStringLiteral("B"), second))
                .csv());
        QCOMPARE(std::stof(rows[1][1]), first.weights(0, 0) - second.weights(0, 0));
    }

    /// The value owns what it paints: it outlives the figure.
    void exportableOutlivesItsFigure() {
        Exportable kept;
        {
            const CurveFigure figure = curves();
            kept = exportable(figure);
        }
        prepareExport(kept, path("late.svg"))();
        QVERIFY(contentOf(folder_->filePath("late.svg")).contains("additive"));
    }

    void wrongFilesAreRefused() {
        const Exportable figure = exportable(curves());
        try {
            prepareExport(figure, path("a.bmp"));
            QFAIL("no error");
        } catch (const FigureError& error) {
            QVERIFY(QByteArray(error.what()).contains(".csv"));
            QVERIFY(!QByteArray(error.what()).contains(".npy"));
        }
        const FileJob job = prepareExport(figure, path("none/a.csv"));
        QVERIFY_EXCEPTION_THROWN(job(), lab::formats::FormatError);
        PictureOptions options;
        options.dpi = 0;
        QVERIFY_EXCEPTION_THROWN(prepareExport(figure, path("a.png"), options), FigureError);
        AlignmentLines broken = lines();
        broken.alignment.weights.resize(1, 1);
        QVERIFY_EXCEPTION_THROWN(exportable(broken), FigureError);
        QVERIFY_EXCEPTION_THROWN(exportable(ComparisonFigure{}), FigureError);
    }

  private:
    std::filesystem::path path(const char* name) const {
        return folder_->filePath(QString::fromUtf8(name)).toStdString();
    }

    QByteArray written(const Exportable& figure, int number, const char* ending) const {
        const QString name = QStringLiteral("%1.%2").arg(number).arg(QLatin1String(ending));
        prepareExport(figure, folder_->filePath(name).toStdString())();
        return contentOf(folder_->filePath(name));
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_MAIN(TestExportable)
#include "test_exportable.moc"
