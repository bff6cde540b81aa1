// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/batches.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace lab::training {
namespace {

/// Batches that are sorted together: enough for little padding, few enough to stay random.
constexpr std::size_t batchesSortedTogether = 50;

template <typename T>
void shuffleValues(std::vector<T>& values, base::Random& random) {
    for (std::size_t k = values.size(); k > 1; --k) {
        std::swap(values[k - 1], values[random.below(k)]);
    }
}

}  // namespace

Batches::Batches(const std::vector<models::EncodedPair>& pairs, std::size_t size,
                 std::uint64_t seed)
    : pairs_(&pairs), size_(size), random_(seed), place_{seed, 0} {
    if (pairs.empty() || size == 0) {
        throw std::invalid_argument("batches: need at least one sentence pair and one a batch");
    }
}

void Batches::shuffle() {
    place_ = {random_.state(), 0};
    std::vector<const models::EncodedPair*> order;
    for (const models::EncodedPair& pair : *pairs_) {
        order.push_back(&pair);
    }
    shuffleValues(order, random_);
    const std::size_t window = size_ * batchesSortedTogether;
    batches_.clear();
    for (std::size_t first = 0; first < order.size(); first += window) {
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end =
            order.begin() + static_cast<std::ptrdiff_t>(std::min(first + window, order.size()));
        std::stable_sort(begin, end, [](const auto* a, const auto* b) {
            return std::tuple(a->source.size(), a->target.size()) <
                   std::tuple(b->source.size(), b->target.size());
        });
        for (auto from = begin; from < end;) {
            const auto to = from + std::min(static_cast<std::ptrdiff_t>(size_), end - from);
            batches_.emplace_back(from, to);
            from = to;
        }
    }
    shuffleValues(batches_, random_);
}

void Batches::resume(const Place& place) {
    random_ = base::Random(place.pass);
    batches_.clear();
    place_ = {place.pass, 0};
    if (place.position == 0) {
        return;
    }
    shuffle();
    if (place.position > batches_.size()) {
        throw std::invalid_argument("batches: the place is beyond the end of the pass");
    }
    place_.position = place.position;
}

std::vector<const models::EncodedPair*> Batches::next() {
    if (place_.position == batches_.size()) {
        shuffle();
    }
    return batches_[place_.position++];
}

}  // namespace lab::training
