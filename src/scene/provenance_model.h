// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <memory>

#include "scene/provenance.h"
#include "scene/scene.h"

Q_DECLARE_METATYPE(lab::scene::Quantity)

namespace lab::scene {

/// The tree "Where each number comes from" for Qt's item views: columns Name, Value,
/// Explanation. Children are computed when a view first asks for them (fetchMore), a hundred
/// rows at a time. GUI thread only; keeps its trace alive.
class ProvenanceModel final : public QAbstractItemModel {
    Q_OBJECT

  public:
    enum Column { NameColumn, ValueColumn, ExplanationColumn, ColumnCount };
    enum DataRole {
        LatexRole = Qt::UserRole + 1,  ///< QString
        NameRole,                      ///< QString: Qt::DisplayRole of NameColumn
        ValueRole,                     ///< QString
        ExplanationRole,               ///< QString
        QuantityRole,                  ///< Quantity
        StepRole,                      ///< int: tape::Role, for the colour
        StripRole                      ///< QList<double>, empty for single numbers
    };

    explicit ProvenanceModel(QObject* parent = nullptr);
    ~ProvenanceModel() override;

    /// Shows where `quantity` comes from, and where it is a number that has a gradient what that
    /// adds up from: what of both `numbers` asks for. A quantity without a gradient shows the
    /// former in any case; an invalid quantity or null empties the tree.
    void setRoot(std::shared_ptr<const models::Trace> trace, const Quantity& quantity,
                 ShownNumbers numbers = ShownNumbers::Value);
    /// Null for an invalid index.
    [[nodiscard]] const ProvenanceNode* node(const QModelIndex& index) const;
    /// The first row, among those fetched, that stands for `quantity`; else an invalid index.
    [[nodiscard]] QModelIndex find(const Quantity& quantity) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    struct Item;
    [[nodiscard]] Item* itemOf(const QModelIndex& index) const;
    const std::vector<ProvenanceNode>& childrenOf(Item& item) const;

    std::shared_ptr<const models::Trace> trace_;
    std::unique_ptr<Item> root_;  ///< above the visible root; null when the tree is empty
};

}  // namespace lab::scene
