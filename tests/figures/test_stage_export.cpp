// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/stage_export.h"

#include <QImage>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include "figures/figure_error.h"
#include "formats/read_file.h"
#include "random_model.h"
#include "scene/step_text.h"

using namespace lab;
using namespace lab::figures;

namespace {

StageInput inputAt(tape::Stage stage, int words = 4) {
    test::Words source;
    for (int i = 0; i < words; ++i) {
        source.push_back(i % 2 == 0 ? "apples" : "red");
    }
    StageInput input;
    input.trace = test::randomTrace(source, {"les", "pommes", "."});
    input.moment = {stage, 1, -1};
    return input;
}

/// The texts of all elements of that name.
QStringList textsOf(const QByteArray& svg, QStringView element) {
    QStringList texts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == element) {
            texts += xml.readElementText();
        }
    }
    return texts;
}

}  // namespace

class TestStageExport : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return folder_.filePath(name).toStdString();
    }
    QByteArray svgOf(const StageInput& input, const PictureOptions& options = {}) const {
        exportStages(input, stageSize(input), path("a.svg"), options);
        return QByteArray::fromStdString(formats::readFile(path("a.svg")));
    }

  private slots:
    void aPictureHasTheSizeThatIsAskedFor() {
        PictureOptions options;
        options.dpi = 96;
        const StageInput input = inputAt(tape::Stage::Context);
        exportStages(input, {1200, 700}, path("a.png"), options);
        QCOMPARE(QImage(folder_.filePath("a.png")).size(), QSize(1200, 700));
        options.dpi = 192;
        exportStages(input, {1200, 700}, path("a.png"), options);
        QCOMPARE(QImage(folder_.filePath("a.png")).size(), QSize(2400, 1400));
    }

    void theSizeGrowsWithTheSentence() {
        const QSizeF page = stageSize(inputAt(tape::Stage::Output));
        const QSizeF wide = stageSize(inputAt(tape::Stage::Output, 60));
        QCOMPARE(page, QSizeF(1000, 860));
        QVERIFY(wide.width() > page.width());
        const StageInput input = inputAt(tape::Stage::Output, 60);
        QCOMPARE(wide.width(), StageView().minimumSize(input).width());
    }

    void aFileSaysWhatItShows() {
        const StageInput input = inputAt(tape::Stage::Softmax);
        const scene::StepText said = scene::stepText(*input.trace, input.moment);
        const QByteArray svg = svgOf(input);
        QCOMPARE(textsOf(svg, u"title"), QStringList("apples red apples red → les pommes ."));
        QCOMPARE(textsOf(svg, u"desc"), QStringList(said.title + ": " + said.sentence));
        QVERIFY(textsOf(svg, u"text").contains("apples"));
        QVERIFY(textsOf(svg, u"text").contains("Softmax"));
        QVERIFY(!svg.contains("<image"));

        PictureOptions options;
        options.title = "My own";
        QCOMPARE(textsOf(svgOf(input, options), u"title"), QStringList("My own"));
    }

    void theMomentIsTheOneOnScreen() {
        const StageInput early = inputAt(tape::Stage::Score);
        const StageInput late = inputAt(tape::Stage::Output);
        QVERIFY(svgOf(early) != svgOf(late));
        const QStringList texts = textsOf(svgOf(late), u"text");
        QVERIFY(texts.size() > textsOf(svgOf(early), u"text").size());
    }

    void onlyPicturesCanBeWritten() {
        const StageInput input = inputAt(tape::Stage::Score);
        exportStages(input, stageSize(input), path("a.pdf"));
        QVERIFY(formats::readFile(path("a.pdf")).starts_with("%PDF"));
        QVERIFY_EXCEPTION_THROWN(exportStages(input, stageSize(input), path("a.csv")), FigureError);
    }
};

QTEST_MAIN(TestStageExport)
#include "test_stage_export.moc"
