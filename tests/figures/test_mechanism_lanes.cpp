// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QTest>
#include <cmath>

#include "figures/lanes/generic_lane.h"
#include "figures/lanes/lane_painter.h"
#include "figures/lanes/lane_steps.h"
#include "figures/stage_view.h"
#include "random_model.h"
#include "scene/number_text.h"
#include "scene/source_window.h"

using namespace lab;
using figures::Region;
using figures::StageInput;
using figures::StageView;
using tape::Stage;
using test::Words;

namespace {

using TracePtr = std::shared_ptr<const models::Trace>;

/// A trace of a mechanism in the order that it was published with.
TracePtr traceOf(const std::string& id, int words = 6) {
    const auto mechanism = attention::standardRegistry().find(id);
    models::TranslatorConfig config;
    config.embedding = 8;
    config.encoder = 16;
    config.decoder = 32;  // as many as an encoder state has: dot products need it
    config.attention = 16;
    config.readout = 8;
    const attention::DecoderOrder order = mechanism->description().order;
    config.order = order == attention::DecoderOrder::Luong    ? models::Order::Luong
                   : order == attention::DecoderOrder::Simple ? models::Order::Simple
                                                              : models::Order::Bahdanau;
    Words source;
    for (int k = 0; k < words; ++k) {
        source.push_back(k % 2 == 0 ? "red" : "apples");
    }
    return test::randomTrace(source, {"il", "aime", "les"}, 3, mechanism, 4, config);
}

StageView viewOf(const TracePtr& trace, const scene::Moment& moment, QSizeF size = {900, 1000},
                 const figures::Theme& theme = figures::Theme::light()) {
    StageInput input;
    input.trace = trace;
    input.moment = moment;
    input.theme = theme;
    StageView view;
    view.layout(input, {QPointF(), size});
    return view;
}

const StageView::Lane& laneOf(const StageView& view, Stage stage) {
    return *std::ranges::find(view.lanes(), stage, &StageView::Lane::stage);
}

QString textIn(const StageView& view, const QRectF& place) {
    for (const auto& text : view.drawing().textBoxes()) {
        if (place.contains(text.outline.boundingRect().center())) {
            return text.text;
        }
    }
    return {};
}

/// Whether two outlines share more than a seam; the bounding boxes tell first.
bool meet(const QPolygonF& one, const QPolygonF& other) {
    const QRectF common = one.boundingRect() & other.boundingRect();
    if (common.width() < 0.5 || common.height() < 0.5) {
        return false;
    }
    const QRectF shared = one.intersected(other).boundingRect();
    return shared.width() > 0.5 && shared.height() > 0.5;
}

QString untidiness(const StageView& view, const QSizeF& size) {
    const QRectF within(-0.5, -0.5, size.width() + 1, size.height() + 1);
    const auto& texts = view.drawing().textBoxes();
    const auto& regions = view.regions();
    for (std::size_t a = 0; a < regions.size(); ++a) {
        if (!within.contains(regions[a].rect)) {
            return QStringLiteral("a region outside");
        }
        for (std::size_t b = a + 1; b < regions.size(); ++b) {
            const QRectF common = regions[a].rect & regions[b].rect;
            if (common.width() > 0.5 && common.height() > 0.5) {
                return QStringLiteral("two regions overlap");
            }
        }
    }
    for (std::size_t a = 0; a < texts.size(); ++a) {
        if (!within.contains(texts[a].outline.boundingRect())) {
            return QStringLiteral("outside: ") + texts[a].text;
        }
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
            if (meet(texts[a].outline, texts[b].outline)) {
                return texts[a].text + QStringLiteral(" | ") + texts[b].text;
            }
        }
    }
    return {};
}

void eachMechanism() {
    QTest::addColumn<QString>("id");
    const attention::Registry registry = attention::standardRegistry();
    for (const auto& mechanism : registry.all()) {
        const auto id = mechanism->description().id;
        const auto name = QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
        QTest::newRow(qPrintable(name)) << name;
    }
}

}  // namespace

class TestMechanismLanes : public QObject {
    Q_OBJECT

  private slots:
    void noStageOfOursIsDrawnByTheGenericLane_data() { eachMechanism(); }
    void noStageOfOursIsDrawnByTheGenericLane();
    void everyMomentIsTidyAtEverySize_data() { eachMechanism(); }
    void everyMomentIsTidyAtEverySize();
    void theWindowStandsOverItsColumns_data();
    void theWindowStandsOverItsColumns();
    void whatTheWindowLeavesOutIsDimmed();
    void theNearnessIsWrittenUnderItsCurve();
    void theSharesOfADrawLieEndToEnd();
    void theHeadsStandOneAboveTheOther();
    void theStateComesFromTheWordBefore();
    void whoComparesNoKeysDrawsNone();
};

void TestMechanismLanes::noStageOfOursIsDrawnByTheGenericLane() {
    QFETCH(QString, id);
    const TracePtr trace = traceOf(id.toStdString());
    for (const Stage stage : figures::laneStages(*trace)) {
        const auto painter = figures::lanePainter(*trace, stage);
        QVERIFY(dynamic_cast<const figures::GenericLane*>(painter.get()) == nullptr);
    }
}

void TestMechanismLanes::everyMomentIsTidyAtEverySize() {
    QFETCH(QString, id);
    for (const int words : {1, 6, 15}) {
        const TracePtr trace = traceOf(id.toStdString(), words);
        const scene::Timeline timeline(*trace);
        for (int step = words; step < timeline.size(); ++step) {
            StageInput input;
            input.trace = trace;
            input.moment = timeline.at(step);
            input.theme = figures::Theme::light().scaledBy(step % 4 == 0 ? 1.5 : 1);
            StageView view;
            const QSizeF least = view.minimumSize(input);
            for (const QSizeF& wanted : {QSizeF(), QSizeF(470, 560), QSizeF(900, 1000)}) {
                const QSizeF size = wanted.expandedTo(least);
                view.layout(input, {QPointF(), size});
                const QString wrong = untidiness(view, size);
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(QStringLiteral("%1 at step %2 of %3 words, %4 x %5")
                                        .arg(wrong)
                                        .arg(step)
                                        .arg(words)
                                        .arg(size.width())
                                        .arg(size.height())));
            }
        }
    }
}

void TestMechanismLanes::theWindowStandsOverItsColumns_data() {
    QTest::addColumn<QString>("id");
    QTest::newRow("local-m") << "local-m";
    QTest::newRow("local-p") << "local-p";
}

void TestMechanismLanes::theWindowStandsOverItsColumns() {
    QFETCH(QString, id);
    const TracePtr trace = traceOf(id.toStdString(), 9);
    for (int t = 0; t < trace->targetPositions(); ++t) {
        const StageView view = viewOf(trace, {Stage::Window, t, -1});
        const auto window = scene::windowAt(*trace, {.target = t});
        QVERIFY(window);
        const tape::Step* centre = trace->find("centre", t);
        QCOMPARE(window->centre.node, centre->node);
        const QRectF lane = laneOf(view, Stage::Window).rect;
        int places = 0;
        for (const Region& region : view.regions()) {
            if (region.quantity.node == window->inside) {
                const auto i = static_cast<int>(region.quantity.row);
                places += region.quantity.isElement() ? 1 : 0;
                QVERIFY(lane.contains(region.rect));
                QVERIFY(i < 0 || std::abs(region.rect.center().x() -
                                          view.crossing(Stage::Encode, i).center().x()) < 1);
            }
        }
        QVERIFY(places >= trace->positions());
        const auto marker = std::ranges::find_if(view.regions(), [&](const Region& region) {
            return region.quantity == scene::Quantity{centre->node, 0, 0};
        });
        QVERIFY(marker != view.regions().end());
        QVERIFY(lane.contains(marker->rect));
        // Where its number has room above its line.
        const double first = view.crossing(Stage::Encode, 0).center().x();
        const double pitch = view.crossing(Stage::Encode, 1).center().x() - first;
        const double at = first + window->at * pitch;
        QVERIFY(std::abs(marker->rect.center().x() - at) <= marker->rect.width() / 2 + 1);
    }
}

void TestMechanismLanes::whatTheWindowLeavesOutIsDimmed() {
    const TracePtr trace = traceOf("local-m", 9);
    const figures::Theme theme = figures::Theme::light();
    const scene::Moment moment{Stage::Softmax, 0, -1};
    const StageView view = viewOf(trace, moment, {900, 1000}, theme);
    const auto window = scene::windowAt(*trace, moment.place());
    QVERIFY(window && window->positions() < trace->positions());
    const tape::NodeId weights = trace->find("weights", 0)->node;
    QImage image(900, 1000, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    view.paint(painter);
    painter.end();
    for (const Region& region : view.regions()) {
        if (region.quantity.node == weights && region.quantity.isElement()) {
            const auto i = static_cast<int>(region.quantity.row);
            const bool outside = i < window->first || i > window->last;
            const QPoint corner = region.rect.topLeft().toPoint() + QPoint(5, 5);
            QCOMPARE(image.pixelColor(corner) == theme.emptyCell, outside);
        }
    }
}

void TestMechanismLanes::theNearnessIsWrittenUnderItsCurve() {
    const TracePtr trace = traceOf("local-p", 7);
    const StageView view = viewOf(trace, {Stage::Window, 1, -1});
    const tape::NodeId gaussian = trace->find("gaussian", 1)->node;
    int seen = 0;
    for (const Region& region : view.regions()) {
        if (region.quantity.node == gaussian && region.quantity.isElement()) {
            const double value =
                static_cast<double>(trace->value(gaussian)(region.quantity.row, 0));
            QCOMPARE(textIn(view, region.rect), scene::pictureNumber(value));
            ++seen;
        }
    }
    QCOMPARE(seen, trace->positions());
    QVERIFY(view.drawing().shows(trace->find("centre.hidden", 1)->node));
}

void TestMechanismLanes::theSharesOfADrawLieEndToEnd() {
    const TracePtr trace = traceOf("hard", 5);
    const StageView view = viewOf(trace, {Stage::Sample, 1, -1});
    const tape::NodeId weights = trace->find("weights", 1)->node;
    const QRectF lane = laneOf(view, Stage::Sample).rect;
    QVERIFY(lane.bottom() < laneOf(view, Stage::Softmax).rect.top());
    double whole = 0;
    std::vector<std::pair<double, double>> shares;
    for (const Region& region : view.regions()) {
        if (region.quantity.node == weights && lane.contains(region.rect) &&
            region.quantity.isElement()) {
            const auto weight = static_cast<double>(trace->value(weights)(region.quantity.row, 0));
            shares.emplace_back(region.rect.width() + 2, weight);  // a pixel less at each side
            whole += region.rect.width() + 2;
        }
    }
    QVERIFY(!shares.empty());
    for (const auto& [width, weight] : shares) {
        QVERIFY(std::abs(width / whole - weight) < 0.02);
    }
    for (const char* name : {"uniform", "sample"}) {
        QVERIFY2(view.drawing().shows(trace->find(name, 1)->node), name);
    }
    // The context is the one state: no other ribbon leads to it.
    const StageView after = viewOf(trace, {Stage::Context, 1, -1});
    const tape::NodeId sample = trace->find("sample", 1)->node;
    for (int i = 0; i < trace->positions(); ++i) {
        const bool drawn = trace->value(sample)(i, 0) == 1;
        QCOMPARE(after.drawing().highlight({sample, i, 0}).size(),
                 std::size_t(drawn ? 2 : 1));  // box and ribbon
    }
}

void TestMechanismLanes::theHeadsStandOneAboveTheOther() {
    const TracePtr trace = traceOf("multi-head");
    const StageView view = viewOf(trace, {Stage::MergeHeads, 1, -1});
    const QRectF lane = laneOf(view, Stage::MergeHeads).rect;
    double last = lane.top();
    for (int head = 0; head < trace->heads(); ++head) {
        const tape::NodeId node =
            trace->find("head.context", tape::Place{.target = 1, .head = head})->node;
        const auto tile = std::ranges::find_if(view.regions(), [&](const Region& region) {
            return region.quantity.node == node && lane.contains(region.rect);
        });
        QVERIFY(tile != view.regions().end());
        QVERIFY(tile->rect.top() >= last - 0.5);
        last = tile->rect.bottom();
    }
    QVERIFY(view.drawing().shows(trace->find("context", 1)->node));
}

void TestMechanismLanes::theStateComesFromTheWordBefore() {
    const TracePtr trace = traceOf("general");
    const StageView view = viewOf(trace, {Stage::State, 1, -1});
    const QRectF lane = laneOf(view, Stage::State).rect;
    const auto leftOf = [&](const char* name) {
        const tape::NodeId node = trace->find(name, 1)->node;
        const auto tile = std::ranges::find_if(view.regions(), [&](const Region& region) {
            return region.quantity.node == node && lane.contains(region.rect) &&
                   region.quantity.row < 0;
        });
        return tile == view.regions().end() ? -1.0 : tile->rect.left();
    };
    QVERIFY(leftOf("previous.word") > 0);
    QVERIFY(leftOf("previous.state") > 0);
    QVERIFY(leftOf("state") > leftOf("previous.state"));
    QVERIFY(leftOf("state") > leftOf("previous.word"));
}

/// The score of a position alone: no line leads to it from the state that stands there.
void TestMechanismLanes::whoComparesNoKeysDrawsNone() {
    figures::Theme theme = figures::Theme::light();
    theme.connector = QColor(255, 0, 255);
    const auto linesBelow = [&](const char* id) {
        const TracePtr trace = traceOf(id);
        const StageView view = viewOf(trace, {Stage::Score, 1, -1}, {900, 1000}, theme);
        QImage image(900, 1000, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        view.paint(painter);
        painter.end();
        const auto y = static_cast<int>(laneOf(view, Stage::Score).rect.bottom()) + 3;
        int count = 0;
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == theme.connector ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(linesBelow("location"), 0);
    QVERIFY(linesBelow("general") > 0);
}

QTEST_MAIN(TestMechanismLanes)
#include "test_mechanism_lanes.moc"
