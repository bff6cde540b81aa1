// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/stage_view.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>
#include <cmath>

#include "../toys/toy_mechanisms.h"
#include "figures/alignment_figure.h"
#include "figures/lanes/lane_context.h"
#include "random_model.h"
#include "scene/number_text.h"
#include "windowed_mechanism.h"

using namespace lab;
using figures::Region;
using figures::StageInput;
using figures::StageView;
using tape::Stage;
using test::Words;

namespace {

const Words french{"il", "n'", "aime", "pas", "les", "pommes", "."};

Words sentence(std::size_t length) {
    const Words from{"he",      "does",     "n't",  "like",   "the", "economic", "agreement",
                     "because", "european", "area", "signed", "in",  "1992",     "."};
    Words words;
    for (std::size_t k = 0; k < length; ++k) {
        words.push_back(from[k % from.size()]);
    }
    return words;
}

/// Four words, which are five positions.
template <template <typename> class A>
std::shared_ptr<const models::Trace> toyTrace() {
    return test::randomTrace(sentence(4), {"il", "aime"}, 3,
                             std::make_shared<attention::MechanismOf<A>>());
}

StageInput inputOf(std::shared_ptr<const models::Trace> trace, scene::Moment moment) {
    StageInput input;
    input.trace = std::move(trace);
    input.moment = moment;
    return input;
}

QImage picture(const StageView& view, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    view.paint(painter);
    return image;
}

/// Whether two convex outlines share more than a seam.
bool overlap(const QPolygonF& one, const QPolygonF& other) {
    const QRectF common = one.boundingRect() & other.boundingRect();
    if (common.width() < 0.5 || common.height() < 0.5) {
        return false;
    }
    const QRectF shared = one.intersected(other).boundingRect();
    return shared.width() > 0.5 && shared.height() > 0.5;
}

void requireTidy(const StageView& view, const QRectF& rect) {
    const QRectF within = rect.adjusted(-0.5, -0.5, 0.5, 0.5);
    for (const Region& region : view.regions()) {
        QVERIFY(within.contains(region.rect));
    }
    const auto& regions = view.regions();
    for (std::size_t a = 0; a < regions.size(); ++a) {
        for (std::size_t b = a + 1; b < regions.size(); ++b) {
            const QRectF common = regions[a].rect & regions[b].rect;
            QVERIFY2(common.width() < 0.5 || common.height() < 0.5, "two regions overlap");
        }
    }
    const auto& texts = view.drawing().textBoxes();
    for (std::size_t a = 0; a < texts.size(); ++a) {
        QVERIFY2(within.contains(texts[a].outline.boundingRect()), qPrintable(texts[a].text));
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
            QVERIFY2(!overlap(texts[a].outline, texts[b].outline),
                     qPrintable(texts[a].text + " | " + texts[b].text));
        }
    }
}

}  // namespace

class TestStageView : public QObject {
    Q_OBJECT

  private slots:
    void nothingOverlapsOrLeavesTheViewAtAnySize();
    void lanesAreEncodeThenTheMechanismsStagesThenOutput();
    void aBoxShowsTheNumberOfItsRegion();
    void barsShowTheScoresOfTheTrace();
    void ribbonsAreAsWideAsTheirWeights();
    void everyNamedStepOfTheMomentCanBePointedAt();
    void chipsSayWhatTheyAreWhereThereIsRoom();
    void whatIsNotReachedIsNotShown();
    void wordsLightUpOneByOneWhileReading();
    void aCellOfATileIsOneNumber();
    void hoveringChangesPixelsOnlyAroundTheQuantity();
    void wordsCanBePointedAt();
    void unknownWordsAreMarked();
    void aForcedWordIsAmongTheBars();
    void aStageWithoutALaneOfItsOwnIsDrawnFromItsSteps();
    void everyShapeOfMechanismIsDrawnTidily_data();
    void everyShapeOfMechanismIsDrawnTidily();
    void headsStandAboveEachOther();
    void aHopShowsItsOwnNumbers();
    void theContextIsTheStepOfThatName();
    void ribbonsComeFromTheWeightsThatWereUsed();
    void slotsHaveColumnsOfTheirOwn();
    void vectorFilesHoldNoBitmaps();
    void withoutATraceNothingIsShown();
};

void TestStageView::nothingOverlapsOrLeavesTheViewAtAnySize() {
    base::Random random(11);
    const std::vector<std::size_t> lengths{1, 3, 8, 14, 24, 60};
    for (const std::size_t length : lengths) {
        const auto trace = test::randomTrace(sentence(length), french, length);
        for (int round = 0; round < 8; ++round) {
            const int target = static_cast<int>(random.below(french.size()));
            const std::array stages{Stage::Score, Stage::Softmax, Stage::Context, Stage::Output};
            StageInput input =
                round == 0 ? inputOf(trace, {Stage::Encode, -1, 0})
                           : inputOf(trace, {stages[random.below(stages.size())], target, -1});
            input.theme = input.theme.scaledBy(round % 3 == 0 ? 1.5 : 1);
            StageView view;
            const QSizeF least = view.minimumSize(input);
            const QRectF rect(3, 5, std::max(least.width(), random.uniform(520, 1900)),
                              std::max(least.height(), random.uniform(430, 1900)));
            view.layout(input, rect);
            requireTidy(view, rect);
            if (QTest::currentTestFailed()) {
                qInfo() << "with" << length << "words in" << rect;
                return;
            }
        }
    }
}

void TestStageView::lanesAreEncodeThenTheMechanismsStagesThenOutput() {
    StageView view;
    view.layout(inputOf(test::randomTrace(sentence(5), french), {Stage::Score, 0, -1}),
                {0, 0, 780, 840});
    const std::vector expected{Stage::Encode, Stage::Score, Stage::Softmax, Stage::Context,
                               Stage::Output};
    QCOMPARE(view.lanes().size(), expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) {
        QCOMPARE(view.lanes()[k].stage, expected[k]);
        if (k > 0) {
            QVERIFY(view.lanes()[k].rect.bottom() < view.lanes()[k - 1].rect.top());
        }
    }
}

void TestStageView::aBoxShowsTheNumberOfItsRegion() {
    const auto trace = test::randomTrace(sentence(8), french);
    StageView view;
    view.layout(inputOf(trace, {Stage::Softmax, 3, -1}), {0, 0, 780, 840});
    const tape::Step* weights = trace->find("weights", 3);
    int seen = 0;
    for (const Region& region : view.regions()) {
        if (region.quantity.node != weights->node || !region.quantity.isElement()) {
            continue;
        }
        const double value = static_cast<double>(
            trace->value(weights->node)(region.quantity.row, region.quantity.column));
        for (const auto& text : view.drawing().textBoxes()) {
            if (region.rect.contains(text.outline.boundingRect().center())) {
                QCOMPARE(text.text, scene::pictureNumber(value));
                ++seen;
            }
        }
    }
    QCOMPARE(seen, trace->sourcePositions());
}

void TestStageView::barsShowTheScoresOfTheTrace() {
    const auto trace = test::randomTrace(sentence(6), french);
    StageView view;
    view.layout(inputOf(trace, {Stage::Score, 2, -1}), {0, 0, 900, 900});
    const tape::Step* scores = trace->find("scores", 2);
    int seen = 0;
    for (const Region& region : view.regions()) {
        if (region.quantity.node == scores->node && region.quantity.isElement()) {
            const double value = static_cast<double>(
                trace->value(scores->node)(region.quantity.row, region.quantity.column));
            for (const auto& text : view.drawing().textBoxes()) {
                if (region.rect.contains(text.outline.boundingRect().center())) {
                    QCOMPARE(text.text, scene::pictureNumber(value));
                    ++seen;
                }
            }
        }
    }
    QCOMPARE(seen, trace->sourcePositions());
}

void TestStageView::ribbonsAreAsWideAsTheirWeights() {
    const auto trace = test::randomTrace(sentence(5), french, 3,
                                         attention::standardRegistry().find("additive"), 2);
    StageView view;
    view.layout(inputOf(trace, {Stage::Context, 3, -1}), {0, 0, 780, 840});
    const tape::NodeId weights = trace->find("weights", 3)->node;
    double together = 0;
    std::vector<double> widths;
    for (tape::Index i = 0; i < trace->sourcePositions(); ++i) {
        const QPolygonF ribbon = view.drawing().highlight({weights, i, 0}).back();
        const QRectF bounds = ribbon.boundingRect();
        double left = bounds.right();
        double right = bounds.left();
        for (const QPointF& point : ribbon) {
            if (point.y() > bounds.bottom() - 0.01) {
                left = std::min(left, point.x());
                right = std::max(right, point.x());
            }
        }
        widths.push_back(right - left);
        together += right - left;
    }
    for (tape::Index i = 0; i < trace->sourcePositions(); ++i) {
        const auto weight = static_cast<double>(trace->value(weights)(i, 0));
        QVERIFY(std::abs(widths[static_cast<std::size_t>(i)] / together - weight) < 0.02);
    }
}

void TestStageView::everyNamedStepOfTheMomentCanBePointedAt() {
    const auto trace = test::randomTrace(sentence(8), french);
    StageView view;
    view.layout(inputOf(trace, {Stage::Output, 3, -1}), {0, 0, 780, 840});
    for (const tape::Step& step : trace->steps()) {
        if (step.place.target == 3) {
            QVERIFY2(view.drawing().shows(step.node), step.label->name.data());
        }
    }
}

/// In full, in short, or not at all; never cut.
void TestStageView::chipsSayWhatTheyAreWhereThereIsRoom() {
    const auto trace = test::randomTrace(sentence(4), french);
    const auto textsAt = [&](const QSizeF& size) {
        StageView view;
        view.layout(inputOf(trace, {Stage::Score, 3, -1}), {{0, 0}, size});
        QStringList texts;
        for (const auto& box : view.drawing().textBoxes()) {
            texts << box.text;
        }
        return texts;
    };
    QVERIFY(textsAt({1600, 1400}).contains(QStringLiteral("word vectors")));
    QVERIFY(textsAt({1600, 1400}).contains(QStringLiteral("left to right")));
    QVERIFY(!textsAt({520, 500}).contains(QStringLiteral("word vectors")));
    for (const QSizeF size : {QSizeF(520, 500), QSizeF(780, 840), QSizeF(1600, 1400)}) {
        for (const QString& text : textsAt(size)) {
            QVERIFY2(!text.endsWith(QChar(0x2026)), qPrintable(text));
        }
    }
}

void TestStageView::whatIsNotReachedIsNotShown() {
    const auto trace = test::randomTrace(sentence(8), french);
    const auto shows = [&](const StageView& view, const char* name) {
        return view.drawing().shows(trace->find(name, 2)->node);
    };
    StageView view;
    view.layout(inputOf(trace, {Stage::Score, 2, -1}), {0, 0, 780, 840});
    QVERIFY(shows(view, "scores"));
    QVERIFY(!shows(view, "weights"));
    QVERIFY(!shows(view, "context"));
    QVERIFY(!shows(view, "probabilities"));
    view.layout(inputOf(trace, {Stage::Context, 2, -1}), {0, 0, 780, 840});
    QVERIFY(shows(view, "weights"));
    QVERIFY(shows(view, "context"));
    QVERIFY(!shows(view, "probabilities"));
}

void TestStageView::wordsLightUpOneByOneWhileReading() {
    const auto trace = test::randomTrace(sentence(8), french);
    const tape::NodeId states = trace->find("states")->node;
    StageView view;
    for (int i = 0; i < trace->sourcePositions(); ++i) {
        view.layout(inputOf(trace, {Stage::Encode, -1, i}), {0, 0, 780, 840});
        const auto read =
            std::count_if(view.regions().begin(), view.regions().end(),
                          [&](const Region& region) { return region.quantity.node == states; });
        QCOMPARE(read, i + 1);
    }
}

void TestStageView::aCellOfATileIsOneNumber() {
    const auto trace = test::randomTrace(sentence(8), french);
    StageView view;
    view.layout(inputOf(trace, {Stage::Output, 3, -1}), {0, 0, 780, 840});
    const tape::NodeId states = trace->find("states")->node;
    std::set<std::pair<tape::Index, tape::Index>> found;
    for (double y = 0; y < 840; y += 0.5) {
        for (double x = 0; x < 780; x += 1) {
            const Region region = view.regionAt({x, y});
            // A word is the whole vector.
            if (region.quantity.node == states && region.quantity.isElement()) {
                found.insert({region.quantity.row, region.quantity.column});
            }
        }
    }
    QCOMPARE(static_cast<tape::Index>(found.size()), trace->value(states).size());
}

void TestStageView::hoveringChangesPixelsOnlyAroundTheQuantity() {
    const auto trace = test::randomTrace(sentence(8), french);
    StageView view;
    view.layout(inputOf(trace, {Stage::Output, 3, -1}), {0, 0, 780, 840});
    const QImage before = picture(view, {780, 840});
    const scene::Quantity weight{trace->find("weights", 3)->node, 2, 0};
    const scene::Relation relation(trace, weight);
    view.setRelation(relation);
    const QImage after = picture(view, {780, 840});
    auto frames = view.drawing().highlight(weight);
    QVERIFY(frames.size() >= 2);  // box and ribbon
    const auto related = view.drawing().related(relation);
    QVERIFY(related.size() >= 3);  // score, state and word
    frames.insert(frames.end(), related.begin(), related.end());
    QVERIFY(before != after);
    for (int y = 0; y < before.height(); ++y) {
        for (int x = 0; x < before.width(); ++x) {
            if (before.pixel(x, y) != after.pixel(x, y)) {
                QVERIFY(std::ranges::any_of(frames, [&](const QPolygonF& frame) {
                    return frame.boundingRect().adjusted(-4, -4, 4, 4).contains(x, y);
                }));
            }
        }
    }
    view.setRelation({});
    QVERIFY(picture(view, {780, 840}) == before);
}

/// Upright or slanted, a word is its encoder state, and nothing else can be pointed at there.
void TestStageView::wordsCanBePointedAt() {
    for (const std::size_t length : {std::size_t{5}, std::size_t{24}}) {
        const auto trace = test::randomTrace(sentence(length), french);
        StageView view;
        view.layout(inputOf(trace, {Stage::Output, 3, -1}), {0, 0, 780, 840});
        const QRectF encode = view.lanes().front().rect;
        int found = 0;
        for (const auto& box : view.drawing().textBoxes()) {
            const QPointF centre = box.outline.boundingRect().center();
            const scene::Quantity there = view.regionAt(centre).quantity;
            const bool word = encode.contains(centre) && there.valid() && there.row < 0 &&
                              there.node == trace->find("states")->node;
            if (word) {
                const std::string& token = trace->source()[static_cast<std::size_t>(there.column)];
                QCOMPARE(box.text, figures::tokenLabel(QString::fromStdString(token)));
                ++found;
            }
        }
        QCOMPARE(found, trace->sourcePositions());
    }
}

/// As typed, in the colour of errors; a source word in its lane, a target word among those said.
void TestStageView::unknownWordsAreMarked() {
    const auto known = test::randomTrace(sentence(5), french);
    const auto model = std::shared_ptr<const models::Model>(known, &known->model());
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced};
    decoding.typed = {"il", "zut", "."};
    decoding.forced = model->target.encode(decoding.typed);
    Words source = sentence(5);
    source[2] = "zebra";
    const auto trace = models::translate(model, source, decoding);
    const auto errorPixels = [&](const std::shared_ptr<const models::Trace>& shown,
                                 const scene::Moment& moment, Stage lane) {
        StageInput input = inputOf(shown, moment);
        input.theme.errorText = QColor(255, 0, 255);
        StageView view;
        view.layout(input, {0, 0, 900, 900});
        const QImage image = picture(view, {900, 900});
        int count = 0;
        for (const StageView::Lane& each : view.lanes()) {
            const QRect rect = each.rect.toRect();
            for (int y = rect.top(); each.stage == lane && y < rect.bottom(); ++y) {
                for (int x = rect.left(); x < rect.right(); ++x) {
                    count += image.pixelColor(x, y) == input.theme.errorText ? 1 : 0;
                }
            }
        }
        return count;
    };
    const scene::Moment said{Stage::Output, 1, -1};
    QVERIFY(errorPixels(trace, said, Stage::Encode) > 10);
    QVERIFY(errorPixels(trace, said, Stage::Output) > 10);
    QCOMPARE(errorPixels(trace, {Stage::Output, 0, -1}, Stage::Context), 0);
    QCOMPARE(errorPixels(known, said, Stage::Encode), 0);
    StageView view;
    view.layout(inputOf(trace, said), {0, 0, 900, 900});
    QSet<QString> texts;
    for (const auto& box : view.drawing().textBoxes()) {
        texts.insert(box.text);
    }
    QVERIFY(texts.contains("zebra") && texts.contains("zut") && !texts.contains("<unk>"));
}

void TestStageView::aForcedWordIsAmongTheBars() {
    const auto trace = test::randomTrace(sentence(8), french);
    StageView view;
    for (int t = 0; t < trace->targetPositions(); ++t) {
        view.layout(inputOf(trace, {Stage::Output, t, -1}), {0, 0, 560, 500});
        const scene::Quantity chosen{trace->find("probabilities", t)->node,
                                     trace->targetIds()[static_cast<std::size_t>(t)], 0};
        QVERIFY(std::ranges::any_of(
            view.regions(), [&](const Region& region) { return region.quantity == chosen; }));
    }
}

void TestStageView::aStageWithoutALaneOfItsOwnIsDrawnFromItsSteps() {
    const auto trace = test::randomTrace(
        sentence(6), french, 2, std::make_shared<attention::MechanismOf<test::Windowed>>());
    StageView view;
    const QRectF rect(0, 0, 780, 840);
    view.layout(inputOf(trace, {Stage::Window, 1, -1}), rect);
    QCOMPARE(view.lanes()[1].stage, Stage::Window);
    for (const char* name : {"gate", "folded", "window"}) {
        const tape::NodeId node = trace->find(name, 1)->node;
        QVERIFY2(view.drawing().shows(node), name);
        for (const Region& region : view.regions()) {
            QVERIFY(region.quantity.node != node || view.lanes()[1].rect.contains(region.rect));
        }
    }
    QVERIFY(!view.drawing().shows(trace->find("weights", 1)->node));
    requireTidy(view, rect);
}

void TestStageView::everyShapeOfMechanismIsDrawnTidily_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("words");
    const auto toys = test::toyMechanisms();
    for (std::size_t k = 0; k < toys.size(); ++k) {
        for (const int words : {1, 4, 20}) {
            QTest::addRow("%s, %d words", toys[k]->description().id.data(), words)
                << int(k) << words;
        }
    }
}

void TestStageView::everyShapeOfMechanismIsDrawnTidily() {
    QFETCH(int, index);
    QFETCH(int, words);
    const auto mechanism = test::toyMechanisms()[static_cast<std::size_t>(index)];
    const auto trace =
        test::randomTrace(sentence(static_cast<std::size_t>(words)), {"il", "aime"}, 5, mechanism);
    const scene::Timeline timeline(*trace);
    StageView view;
    for (int step = 0; step < timeline.size(); ++step) {
        StageInput input = inputOf(trace, timeline.at(step));
        input.moment.head = trace->heads() - 1;
        input.source = step % 7 - 1;
        const QSizeF least = view.minimumSize(input);
        for (const QSizeF& size : {least, QSizeF(1400, 1100).expandedTo(least)}) {
            view.layout(input, {QPointF(), size});
            requireTidy(view, {QPointF(), size});
            for (const Region& region : view.regions()) {
                const auto value = trace->value(region.quantity.node);
                QVERIFY(region.quantity.row < value.rows());
                QVERIFY(region.quantity.column < value.cols());
            }
            QVERIFY(!picture(view, size.toSize()).isNull());
            QVERIFY(!view.crossing(input.moment.stage, 0).isEmpty());
        }
    }
}

void TestStageView::headsStandAboveEachOther() {
    const auto trace = toyTrace<test::TwoHeads>();
    StageView view;
    const auto rowOf = [&](const char* name, int head) {
        const tape::Step* step = trace->find(name, {.target = 1, .head = head});
        return std::ranges::find_if(view.regions(), [&](const Region& region) {
            return region.quantity == scene::Quantity{step->node, 0, 0};
        });
    };
    StageInput input = inputOf(trace, {Stage::Softmax, 1, -1});
    for (int head = 0; head < 2; ++head) {
        input.moment.head = head;
        view.layout(input, {0, 0, 780, 900});
        QVERIFY(rowOf("weights", 0) != view.regions().end());
        QVERIFY(rowOf("weights", 1) != view.regions().end());
        QVERIFY(rowOf("weights", 0)->rect.bottom() <= rowOf("weights", 1)->rect.top());
        // Of the scores those of the head that is looked at.
        QVERIFY(rowOf("scores", head) != view.regions().end());
        QVERIFY(rowOf("scores", 1 - head) == view.regions().end());
    }
}

void TestStageView::aHopShowsItsOwnNumbers() {
    const auto trace = toyTrace<test::TwoHops>();
    StageView view;
    const auto shows = [&](const char* name, int hop) {
        return view.drawing().shows(trace->find(name, {.target = 1, .hop = hop})->node);
    };
    for (int hop = 0; hop < 2; ++hop) {
        view.layout(inputOf(trace, {Stage::Softmax, 1, -1, -1, hop}), {0, 0, 780, 900});
        QVERIFY(shows("weights", hop) && shows("scores", hop));
        QVERIFY(!shows("weights", 1 - hop) && !shows("scores", 1 - hop));
        QVERIFY(!shows("context", hop) && !shows("context", 1 - hop));
    }
    view.layout(inputOf(trace, {Stage::Output, 1, -1}), {0, 0, 780, 900});
    QVERIFY(shows("context", 1) && !shows("context", 0));
}

void TestStageView::theContextIsTheStepOfThatName() {
    const auto trace = toyTrace<test::Weightless>();
    StageView view;
    view.layout(inputOf(trace, {Stage::Context, 1, -1}), {0, 0, 780, 900});
    const tape::NodeId context = trace->find("context", 1)->node;
    const tape::NodeId query = trace->find("query", 1)->node;
    const auto areaOf = [&](tape::NodeId node) {
        double area = 0;
        for (const Region& region : view.regions()) {
            area += region.quantity.node == node ? region.rect.width() * region.rect.height() : 0;
        }
        return area;
    };
    QVERIFY(areaOf(context) > 2 * areaOf(query));
}

void TestStageView::ribbonsComeFromTheWeightsThatWereUsed() {
    const auto trace = toyTrace<test::Local>();
    StageView view;
    view.layout(inputOf(trace, {Stage::Context, 1, -1}), {0, 0, 780, 1000});
    const tape::NodeId weights = trace->find("weights", 1)->node;
    const tape::NodeId window = trace->find("window", 1)->node;
    QCOMPARE(view.drawing().highlight({weights, 0, 0}).size(), std::size_t{2});  // box and ribbon
    QCOMPARE(view.drawing().highlight({window, 0, 0}).size(), std::size_t{1});
}

void TestStageView::slotsHaveColumnsOfTheirOwn() {
    const auto trace = toyTrace<test::Slots>();
    StageView view;
    view.layout(inputOf(trace, {Stage::Softmax, 1, -1}), {0, 0, 780, 1000});
    const tape::NodeId weights = trace->find("weights", 1)->node;
    const auto boxes = std::ranges::count_if(view.regions(), [&](const Region& region) {
        return region.quantity.node == weights && region.quantity.isElement();
    });
    QCOMPARE(boxes, 3);
    QCOMPARE(view.crossing(Stage::Softmax, 2).right(), view.crossing(Stage::Encode, 4).right());
    QVERIFY(view.crossing(Stage::Softmax, 0).width() > view.crossing(Stage::Encode, 0).width());
}

void TestStageView::vectorFilesHoldNoBitmaps() {
    StageView view;
    view.layout(inputOf(test::randomTrace(sentence(8), french), {Stage::Output, 3, -1}),
                {0, 0, 780, 840});
    QBuffer file;
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize({780, 840});
    QPainter painter(&generator);
    view.paint(painter);
    painter.end();
    QVERIFY(file.data().contains("<text"));
    QVERIFY(!file.data().contains("<image"));
}

void TestStageView::withoutATraceNothingIsShown() {
    StageView view;
    view.layout({}, {0, 0, 780, 840});
    QVERIFY(view.regions().empty());
    QVERIFY(!view.regionAt({100, 100}).quantity.valid());
    QVERIFY(view.minimumSize({}).isEmpty());
    QCOMPARE(view.sourceAt({100, 100}), -1);
}

QTEST_MAIN(TestStageView)
#include "test_stage_view.moc"
