// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "figures/alignment_of.h"
#include "figures/alignment_painter.h"
#include "figures/stage_view.h"
#include "random_model.h"
#include "scene/change_text.h"
#include "scene/number_text.h"
#include "scene/original_value.h"

using namespace lab;
using figures::StageInput;
using figures::StageView;
using tape::Stage;

namespace {

const test::Words sentence{"he", "likes", "red", "apples"};

std::shared_ptr<const models::Trace> traceOf(const models::WhatIf& whatIf) {
    const auto model = test::randomModel(sentence, {"il", "aime", "les"},
                                         attention::standardRegistry().find("additive"), 3, 4);
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced, .whatIf = whatIf};
    decoding.forced = model->target.encode({"il", "aime", "les"});
    return models::translate(model, sentence, decoding);
}

models::Intervention number(const char* step, int target, int row, double value) {
    return {.step = step, .place = {.target = target}, .row = row, .value = value};
}

models::WhatIf replacing(std::vector<models::Intervention> numbers) {
    models::WhatIf whatIf;
    whatIf.numbers = std::move(numbers);
    return whatIf;
}

models::WhatIf masking(int source) {
    models::WhatIf whatIf;
    whatIf.masked = {source};
    return whatIf;
}

scene::Quantity quantityOf(const models::Trace& trace, const char* step, int target, int row) {
    return {trace.find(step, tape::Place{.target = target})->node, row, 0};
}

}  // namespace

class TestChangeMarks : public QObject {
    Q_OBJECT

    const std::shared_ptr<const models::Trace> before_ = traceOf({});

    StageInput input(const std::shared_ptr<const models::Trace>& now, Stage stage) const {
        StageInput result;
        result.trace = now;
        result.original = before_;
        result.moment = {.stage = stage, .target = 1, .source = -1};
        return result;
    }

    static bool says(const StageView& stage, const QString& text) {
        return std::ranges::any_of(stage.drawing().textBoxes(),
                                   [&](const figures::TextBox& box) { return box.text == text; });
    }

  private slots:
    void whatAReplacedNumberWasStandsBesideIt_data() {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<double>("value");
        QTest::newRow("score") << QByteArray("scores") << 7.5;
        QTest::newRow("weight") << QByteArray("weights") << 0.5;
    }
    void whatAReplacedNumberWasStandsBesideIt() {
        QFETCH(QByteArray, step);
        QFETCH(double, value);
        const auto now = traceOf(replacing({number(step.constData(), 1, 2, value)}));
        const scene::Quantity replaced = quantityOf(*now, step.constData(), 1, 2);
        const auto was = scene::originalValue(before_.get(), *now, replaced);
        QVERIFY(was && *was != value);
        QCOMPARE(*was, before_->valueOf({before_->find(step.toStdString(), 1)->node, 2, 0}));
        QVERIFY(scene::isReplaced(*now, replaced));
        for (const QSizeF size : {QSizeF(800, 700), QSizeF(1000, 900), QSizeF(2400, 1800)}) {
            StageInput shown = input(now, Stage::Softmax);
            StageView stage;
            const QRectF area(QPointF(), size.expandedTo(stage.minimumSize(shown)));
            const QString text = QStringLiteral("was %1").arg(scene::pictureNumber(*was));
            stage.layout(shown, area);
            QVERIFY(!says(stage, text));
            shown.replaced = {replaced};
            stage.layout(shown, area);
            QVERIFY2(says(stage, text), qPrintable(QString::number(size.width())));
            shown.numbers = scene::ShownNumbers::Both;  // it would stand below a gradient
            stage.layout(shown, area);
            QVERIFY(!says(stage, text));
        }
    }

    void numbersThatOnlyFollowAreNotReplaced() {
        const auto now = traceOf(replacing({number("scores", 1, 2, 7.5)}));
        QVERIFY(!scene::isReplaced(*now, quantityOf(*now, "scores", 1, 1)));
        QVERIFY(!scene::isReplaced(*now, quantityOf(*now, "weights", 1, 2)));
        QVERIFY(!scene::isReplaced(*before_, quantityOf(*before_, "scores", 1, 2)));
    }

    void aMaskedWordIsStruckOutAndItsScoreDoesNotCount() {
        const auto now = traceOf(masking(2));
        const auto picture = [&](std::vector<int> masked) {
            StageInput shown = input(now, Stage::Softmax);
            shown.masked = std::move(masked);
            StageView stage;
            const QRectF area(0, 0, 1000, 900);
            stage.layout(shown, area);
            QImage image(area.size().toSize(), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            stage.paint(painter);
            return image;
        };
        const QImage plain = picture({});
        QVERIFY(picture({2}) != plain);
        QCOMPARE(picture({99, -1}), plain);
        QVERIFY(scene::isLeftOut(*now, quantityOf(*now, "weights", 1, 2)));
        QVERIFY(!scene::isLeftOut(*now, quantityOf(*now, "weights", 1, 1)));
    }

    void aStruckTextHasALineThroughItSlantedOrNot() {
        const figures::Theme theme = figures::Theme::light();
        for (const bool slanted : {false, true}) {
            const auto inkIn = [&](bool struck) {
                figures::Drawing drawing;
                figures::TextFormat format{
                    figures::MeasuredFont(theme.font(figures::TextStyle::Body)), Qt::black,
                    Qt::AlignCenter};
                format.struck = struck;
                const QString gap = QStringLiteral("l          l");
                slanted ? drawing.slantedText({100, 20}, 200, gap, format)
                        : void(drawing.text({0, 0, 120, 120}, gap, format));
                QImage image(120, 120, QImage::Format_RGB32);
                image.fill(Qt::white);
                QPainter painter(&image);
                drawing.paint(painter);
                const QPoint middle =
                    drawing.textBoxes().front().outline.boundingRect().center().toPoint();
                int darkest = 255;
                for (int y = middle.y() - 4; y <= middle.y() + 4; ++y) {
                    darkest = std::min(darkest, qGray(image.pixel(middle.x(), y)));
                }
                return darkest;
            };
            QVERIFY(inkIn(true) < 128);
            QCOMPARE(inkIn(false), 255);
        }
    }

    void whatABarWasDoesNotHideItsNeighbours() {
        const auto now = traceOf(replacing({number("scores", 1, 2, 7.5)}));
        const scene::Quantity replaced = quantityOf(*now, "scores", 1, 2);
        StageInput shown = input(now, Stage::Softmax);
        shown.replaced = {replaced};
        StageView stage;
        for (double width = stage.minimumSize(shown).width(); width < 1200; width += 40) {
            stage.layout(shown, {0, 0, width, 900});
            const auto box = std::ranges::find_if(
                stage.drawing().textBoxes(),
                [](const figures::TextBox& each) { return each.text.startsWith("was "); });
            if (box == stage.drawing().textBoxes().end()) {
                continue;
            }
            const auto columns = stage.drawing().highlight(replaced);
            const double column = columns.front().boundingRect().width();
            QVERIFY(box->outline.boundingRect().width() <= 1.5 * column);
        }
    }

    void theMatrixFoldsTheCornerOfAReplacedCellAndStrikesAMaskedWord() {
        figures::AlignmentFigure figure = figures::alignmentOf(*before_, {}, models::Heads::Mean);
        const QRectF area(0, 0, 500, 400);
        const auto layout = figures::layOut(figure, area);
        const auto picture = [&] {
            QImage image(area.size().toSize(), QImage::Format_RGB32);
            QPainter painter(&image);
            figures::paintAlignment(painter, figure, layout);
            return image;
        };
        const QImage plain = picture();
        figure.marks.replaced = {{1, 2}};
        const QImage folded = picture();
        const QPoint corner = layout.cell({1, 2}).topLeft().toPoint() + QPoint(2, 2);
        QCOMPARE(folded.pixelColor(corner), figure.options.theme.ink);
        QVERIFY(plain.pixelColor(corner) != figure.options.theme.ink);
        figure.marks.replaced = {{7, 2}, {-1, 0}};
        QCOMPARE(picture(), plain);
        figure.marks.replaced.clear();
        figure.maskedSource = {1};
        QVERIFY(picture() != plain);
    }
};

QTEST_MAIN(TestChangeMarks)
#include "test_change_marks.moc"
