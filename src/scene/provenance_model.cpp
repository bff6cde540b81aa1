// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/provenance_model.h"

#include "scene/chain_tree.h"

#include <algorithm>
#include <optional>

namespace lab::scene {

struct ProvenanceModel::Item {
    Item(ProvenanceNode what, Item* above, int at)
        : node(std::move(what)), parent(above), row(at) {}

    ProvenanceNode node;
    Item* parent;
    int row;
    std::optional<std::vector<ProvenanceNode>> below;  ///< computed when first asked for
    std::vector<std::unique_ptr<Item>> items;          ///< those that a view has fetched
};

namespace {

/// "e₇,₆ = 18.43: vᵀ tanh(W s₆ + U h₆)"; "h₆, 128 values: encoder state at “red”".
QString wholeText(const ProvenanceNode& node) {
    return (node.number ? QStringLiteral("%1 = %2: %3") : QStringLiteral("%1, %2: %3"))
        .arg(node.name, node.value, node.explanation);
}

}  // namespace

ProvenanceModel::ProvenanceModel(QObject* parent) : QAbstractItemModel(parent) {}

ProvenanceModel::~ProvenanceModel() = default;

void ProvenanceModel::setRoot(std::shared_ptr<const models::Trace> trace, const Quantity& quantity,
                              ShownNumbers numbers) {
    beginResetModel();
    root_.reset();
    trace_ = std::move(trace);
    if (trace_ != nullptr && quantity.valid()) {
        root_ = std::make_unique<Item>(ProvenanceNode{}, nullptr, 0);
        root_->below.emplace();
        const auto chain =
            numbers == ShownNumbers::Value ? std::nullopt : chainRoot(*trace_, quantity);
        if (!chain || numbers == ShownNumbers::Both) {
            root_->below->push_back(provenanceOf(*trace_, quantity));
        }
        if (chain) {
            root_->below->push_back(*chain);
        }
        for (const ProvenanceNode& top : *root_->below) {
            const int row = static_cast<int>(root_->items.size());
            root_->items.push_back(std::make_unique<Item>(top, root_.get(), row));
        }
    }
    endResetModel();
}

const ProvenanceNode* ProvenanceModel::node(const QModelIndex& index) const {
    return index.isValid() ? &itemOf(index)->node : nullptr;
}

QModelIndex ProvenanceModel::find(const Quantity& quantity) const {
    std::vector<Item*> queue;
    if (root_ != nullptr) {
        queue.push_back(root_.get());
    }
    for (std::size_t next = 0; next < queue.size(); ++next) {
        for (const auto& item : queue[next]->items) {
            const ProvenanceNode& node = item->node;
            if (node.kind == ProvenanceNode::Kind::Quantity && node.quantity == quantity) {
                return createIndex(item->row, 0, item.get());
            }
            queue.push_back(item.get());
        }
    }
    return {};
}

QModelIndex ProvenanceModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, itemOf(parent)->items[static_cast<std::size_t>(row)].get());
}

QModelIndex ProvenanceModel::parent(const QModelIndex& child) const {
    Item* const above = child.isValid() ? itemOf(child)->parent : nullptr;
    return above == nullptr || above == root_.get() ? QModelIndex()
                                                    : createIndex(above->row, 0, above);
}

int ProvenanceModel::rowCount(const QModelIndex& parent) const {
    const Item* const item = itemOf(parent);
    return item == nullptr || parent.column() > 0 ? 0 : static_cast<int>(item->items.size());
}

int ProvenanceModel::columnCount(const QModelIndex& /*parent*/) const {
    return ColumnCount;
}

bool ProvenanceModel::hasChildren(const QModelIndex& parent) const {
    Item* const item = itemOf(parent);
    return item != nullptr && parent.column() <= 0 &&
           (item == root_.get() || scene::hasChildren(*trace_, item->node));
}

bool ProvenanceModel::canFetchMore(const QModelIndex& parent) const {
    Item* const item = itemOf(parent);
    if (item == nullptr || parent.column() > 0) {
        return false;
    }
    return item->below ? item->below->size() > item->items.size() : hasChildren(parent);
}

void ProvenanceModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) {
        return;
    }
    constexpr std::size_t atOnce = 100;
    Item& item = *itemOf(parent);
    const auto& all = childrenOf(item);
    const std::size_t first = item.items.size();
    const std::size_t end = std::min(all.size(), first + atOnce);
    beginInsertRows(parent, static_cast<int>(first), static_cast<int>(end) - 1);
    for (std::size_t k = first; k < end; ++k) {
        item.items.push_back(std::make_unique<Item>(all[k], &item, static_cast<int>(k)));
    }
    endInsertRows();
}

QVariant ProvenanceModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const ProvenanceNode& node = itemOf(index)->node;
    switch (role) {
        case Qt::DisplayRole:
            return index.column() == NameColumn    ? node.name
                   : index.column() == ValueColumn ? node.value
                                                   : node.explanation;
        case Qt::AccessibleTextRole:
        case Qt::ToolTipRole:
            return wholeText(node);
        case LatexRole:
            return node.latex;
        case NameRole:
            return node.name;
        case ValueRole:
            return node.value;
        case ExplanationRole:
            return node.explanation;
        case QuantityRole:
            return QVariant::fromValue(node.quantity);
        case StepRole:
            return static_cast<int>(node.role);
        case StripRole:
            return QVariant::fromValue(QList<double>(node.strip.begin(), node.strip.end()));
        default:
            return {};
    }
}

QVariant ProvenanceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case NameColumn:
            return tr("Quantity");
        case ValueColumn:
            return tr("Value");
        case ExplanationColumn:
            return tr("Computed as");
        default:
            return {};
    }
}

ProvenanceModel::Item* ProvenanceModel::itemOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : root_.get();
}

const std::vector<ProvenanceNode>& ProvenanceModel::childrenOf(Item& item) const {
    if (!item.below) {
        item.below = scene::children(*trace_, item.node);
    }
    return *item.below;
}

}  // namespace lab::scene
