// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "scene/provenance_model.h"
#include "scene/quantity_of.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;

namespace {

/// Opens everything, down to `depth` levels; the number of rows seen.
int open(ProvenanceModel& model, const QModelIndex& parent, int depth) {
    while (model.canFetchMore(parent)) {
        model.fetchMore(parent);
    }
    int rows = model.rowCount(parent);
    for (int row = 0; depth > 0 && row < model.rowCount(parent); ++row) {
        rows += open(model, model.index(row, 0, parent), depth - 1);
    }
    return rows;
}

}  // namespace

class TestProvenanceModel : public QObject {
    Q_OBJECT

  private slots:
    void keepsTheRulesOfItemModelsWhileItIsOpened() {
        const auto trace = test::smallTrace({"he"}, {"il"});
        for (const Quantity& quantity : {Quantity{}, quantityOf(*trace, "weights", 0, 1),
                                         quantityOf(*trace, "states", 0, 1)}) {
            ProvenanceModel model;
            model.setRoot(trace, quantity);
            QCOMPARE(model.rowCount(), quantity.valid() ? 1 : 0);
            // It fetches rows itself, so it must not watch the reset.
            const QAbstractItemModelTester tester(
                &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            QVERIFY(open(model, {}, 3) > 4 || !quantity.valid());
        }
    }

    void aResetIsAnnouncedAndShowsTheNewRoot() {
        ProvenanceModel model;
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const auto trace = test::smallTrace();
        model.setRoot(trace, quantityOf(*trace, "weights", 2, 1));
        model.setRoot(trace, quantityOf(*trace, "state", 1, -1));
        QCOMPARE(model.index(0, 0).data().toString(), QString::fromUtf8("s₂"));
        model.setRoot(nullptr, {});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 3);
    }

    void givesNameValueAndExplanationInColumnsAndRoles() {
        ProvenanceModel model;
        const auto trace = test::smallTrace();
        const Quantity weight = quantityOf(*trace, "weights", 2, 1);
        model.setRoot(trace, weight);
        const QModelIndex root = model.index(0, 0);
        const auto text = [&](int column) {
            return model.index(0, column).data(Qt::DisplayRole).toString();
        };
        QCOMPARE(text(ProvenanceModel::NameColumn), QString::fromUtf8("α₃,₂"));
        QCOMPARE(text(ProvenanceModel::ValueColumn), root.data(ProvenanceModel::ValueRole));
        QCOMPARE(text(ProvenanceModel::ExplanationColumn), QString::fromUtf8("softmax of e₃"));
        QVERIFY(root.data(ProvenanceModel::QuantityRole).value<Quantity>() == weight);
        QCOMPARE(root.data(ProvenanceModel::StepRole).toInt(), int(tape::Role::Weight));
        QVERIFY(root.data(ProvenanceModel::LatexRole).toString().contains("\\alpha"));
    }

    void computesNothingBeforeItIsAsked() {
        ProvenanceModel model;
        const auto trace = test::smallTrace();
        model.setRoot(trace, quantityOf(*trace, "weights", 2, 1));
        const QModelIndex root = model.index(0, 0);
        QVERIFY(model.hasChildren(root));
        QCOMPARE(model.rowCount(root), 0);
        QVERIFY(model.canFetchMore(root));
        model.fetchMore(root);
        QCOMPARE(model.rowCount(root), 2);
    }

    void findsAQuantityAmongTheFetchedRows() {
        ProvenanceModel model;
        const auto trace = test::smallTrace();
        model.setRoot(trace, quantityOf(*trace, "weights", 2, 1));
        const Quantity score = quantityOf(*trace, "scores", 2, 1);
        QVERIFY(!model.find(score).isValid());
        model.fetchMore(model.index(0, 0));
        QVERIFY(model.node(model.find(score))->quantity == score);
    }

    void parametersHaveNoChildren() {
        ProvenanceModel model;
        const auto trace = test::smallTrace();
        for (tape::NodeId node = 0;; ++node) {
            if (trace->parameterOf(node) != nullptr) {
                model.setRoot(trace, {node, 0, 0});
                break;
            }
        }
        QVERIFY(!model.hasChildren(model.index(0, 0)));
        QVERIFY(!model.canFetchMore(model.index(0, 0)));
    }
};

QTEST_GUILESS_MAIN(TestProvenanceModel)
#include "test_provenance_model.moc"
