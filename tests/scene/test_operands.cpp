// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <functional>
#include <set>

#include "attention/registry.h"
#include "scene/origin.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;
using models::Trace;
using tape::Element;

namespace {

/// Element by element, each explained whole.
std::vector<Quantity> searched(const Trace& trace, const Quantity& quantity) {
    Cover found;
    std::set<std::tuple<tape::NodeId, tape::Index, tape::Index>> seen;
    std::function<void(const Element&)> from = [&](const Element& element) {
        if (!seen.emplace(element.node, element.row, element.column).second) {
            return;
        }
        for (const tape::Term& term : originOf(trace, element).terms) {
            for (const tape::Factor& factor : term.factors) {
                const Element& each = factor.element;
                const bool ends =
                    hasName(trace, each.node) || trace.explain(each).rule == tape::Rule::Leaf;
                ends ? found.add(each) : from(each);
            }
        }
    };
    for (const Element& element : elementsOf(trace, quantity)) {
        from(element);
    }
    return found.quantities(trace);
}

}  // namespace

class TestOperands : public QObject {
    Q_OBJECT

  private slots:
    void areThoseOfASearchThroughEveryNumber_data() {
        QTest::addColumn<models::TranslatorConfig>("config");
        const attention::Registry registry = attention::standardRegistry();
        for (const auto& mechanism : registry.all()) {
            const std::string id(mechanism->description().id);
            models::TranslatorConfig config;
            config.mechanism = id;
            if (id == "multi-head") {
                config.settings = {{"heads", 5}};
            }
            QTest::newRow(id.c_str()) << config;
        }
        for (const auto cell : {layers::CellKind::Lstm, layers::CellKind::Simple}) {
            models::TranslatorConfig config;
            config.mechanism = "additive";
            config.cell = cell;
            QTest::newRow(std::string(models::nameOf(cell)).c_str()) << config;
        }
    }
    void areThoseOfASearchThroughEveryNumber() {
        QFETCH(models::TranslatorConfig, config);
        const auto model = test::smallModel(7, config);
        const auto trace =
            models::translate(model, {"he", "likes", "apples", "."}, {.maxLength = 3});
        int compared = 0;
        for (const tape::Step& step : trace->steps()) {
            const auto columns = trace->value(step.node).cols();
            for (tape::Index column = -1; column < columns; ++column) {
                const Quantity quantity{step.node, -1, column};
                QCOMPARE(operandsOf(*trace, quantity), searched(*trace, quantity));
                ++compared;
            }
        }
        QVERIFY(compared > 50);
    }
};

QTEST_GUILESS_MAIN(TestOperands)
#include "test_operands.moc"
