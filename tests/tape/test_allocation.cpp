// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "tape/ops/elementwise.h"
#include "tape/ops/lookup.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"
#include "tape/ops/softmax.h"
#include "tape/run.h"

// Counts every way to the heap: operator new, Eigen and the C library all end in one of these.
// Sanitizers need these functions for themselves.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define LAB_COUNTS_ALLOCATIONS 1
#else
#define LAB_COUNTS_ALLOCATIONS 0
#endif

namespace {
std::atomic<long> allocations = 0;
}

#if LAB_COUNTS_ALLOCATIONS
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

void* malloc(std::size_t size) {
    ++allocations;
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    ++allocations;
    return __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) {
    ++allocations;
    return __libc_realloc(old, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
    ++allocations;
    return __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    ++allocations;
    return __libc_memalign(alignment, size);
}
int posix_memalign(void** room, std::size_t alignment, std::size_t size) {
    ++allocations;
    *room = __libc_memalign(alignment, size);
    return *room == nullptr ? ENOMEM : 0;
}
}
#endif

using namespace lab::tape;

namespace {

/// The sizes of a translator: embedding, hidden units, attention units, words, batch, lengths.
struct Sizes {
    Index embedding = 32;
    Index hidden = 64;
    Index attention = 32;
    Index words = 300;
    Index batch = 32;
    int source = 10;
    int target = 10;
};

/// An encoder-decoder with gates, masks, additive attention and a loss: every kind of op, in the
/// sizes in which it is trained.
template <typename S>
class SmallTranslator {
  public:
    explicit SmallTranslator(const Sizes& sizes) : sizes_(sizes) {
        const auto [e, h, a, v, b, source, target] = sizes;
        table_ = parameters_.add("table", {e, v});
        w_ = parameters_.add("W", {2 * h, e});
        u_ = parameters_.add("U", {2 * h, h});
        bias_ = parameters_.add("b", {2 * h, 1});
        keys_ = parameters_.add("keys", {a, h});
        query_ = parameters_.add("query", {a, h});
        v_ = parameters_.add("v", {a, 1});
        output_ = parameters_.add("output", {v, 2 * h});
        parameters_.flat().setRandom();
        parameters_.flat() *= S(0.1);
        gradient_.setZero(parameters_.flat().size());
        zero_.setZero(h, b);
        ids_.resize(static_cast<std::size_t>(b));
        for (std::size_t k = 0; k < ids_.size(); ++k) {
            ids_[k] = static_cast<int>((7 * k) % static_cast<std::size_t>(v));
        }
        columnMask_.assign(static_cast<std::size_t>(b), 1);
        columnMask_.back() = 0;
        mask_.assign(static_cast<std::size_t>(b) * static_cast<std::size_t>(source), 1);
        mask_.back() = 0;
        states_.reserve(static_cast<std::size_t>(source));
    }

    /// One training step without the optimiser.
    S train(Tape<S>& tape) {
        tape.clear();
        Run<S> run(tape, parameters_, &gradient_);
        const Expr<S> loss = forward(run);
        tape.backward(loss);
        return loss.value()(0, 0);
    }

    /// The model alone, without gradients.
    S translate(Tape<S>& tape) {
        tape.clear();
        Run<S> run(tape, parameters_);
        return forward(run).value()(0, 0);
    }

  private:
    Expr<S> cell(Run<S>& run, Expr<S> h) {
        const Expr<S> x = affine(run[w_], lookup<S>(run[table_], ids_), run[bias_]);
        const Expr<S> both = affine(run[u_], h, x);
        const Expr<S> gate = sigmoid(rows(both, 0, sizes_.hidden));
        const Expr<S> fresh = tanh(rows(both, sizes_.hidden, sizes_.hidden));
        return select<S>(columnMask_, interpolate(gate, h, fresh), h);
    }

    Expr<S> attend(Run<S>& run, Expr<S> memory, Expr<S> keys, Expr<S> s) {
        const Expr<S> hidden = tanh(addToPositions(keys, matmul(run[query_], s)));
        const Expr<S> scores = matmulTransposed(run[v_], hidden);
        const Expr<S> byPosition = reshape(scores, {sizes_.source, sizes_.batch});
        return blendPositions(memory, softmax<S>(byPosition, mask_));
    }

    Expr<S> forward(Run<S>& run) {
        Expr<S> s = run.tape().constant(zero_);
        states_.clear();
        for (int i = 0; i < sizes_.source; ++i) {
            s = cell(run, s);
            states_.push_back(s);
        }
        const Expr<S> memory = joinPositions<S>(states_);
        const Expr<S> keys = matmul(run[keys_], memory);
        Expr<S> loss;
        for (int t = 0; t < sizes_.target; ++t) {
            s = cell(run, s);
            const std::array<Expr<S>, 2> parts{s, attend(run, memory, keys, s)};
            const Expr<S> logits = matmul(run[output_], stackRows<S>(parts));
            const Expr<S> here = crossEntropy<S>(logits, ids_);
            loss = loss ? add(loss, here) : here;
        }
        return scale(loss, S(0.01));
    }

    Sizes sizes_;
    Parameters<S> parameters_;
    typename Parameters<S>::Flat gradient_;
    ParameterId table_, w_, u_, bias_, keys_, query_, v_, output_;
    Matrix<S> zero_;
    std::vector<int> ids_, columnMask_, mask_;
    std::vector<Expr<S>> states_;
};

/// How often `work` went to the heap.
template <typename Work>
long allocationsOf(const Work& work) {
    const long before = allocations;
    work();
    return allocations - before;
}

/// A run keeps the leaves of its parameters in one vector; the tape must add nothing.
constexpr long allocationsOfARun = 1;

}  // namespace

class TestAllocation : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        if (!LAB_COUNTS_ALLOCATIONS) {
            QSKIP("allocations can be counted with glibc and without sanitizers only");
        }
    }

    void counterSeesEveryKind() {
        QVERIFY(allocationsOf([] { delete new volatile int(1); }) >= 1);
        QVERIFY(allocationsOf([] { Matrix<float>::Zero(40, 40).eval(); }) >= 1);
        QVERIFY(allocationsOf([] { Arena<float>().allocate(5); }) >= 2);
    }

    void secondTrainingStepInFloatAllocatesNothing() { checkTraining<float>({}); }
    void secondTrainingStepInDoubleAllocatesNothing() { checkTraining<double>({}); }
    void longSentencesAndManyWordsAllocateNothing() {
        checkTraining<float>({.words = 2000, .batch = 64, .source = 25, .target = 25});
    }
    void oneSentenceAllocatesNothing() {
        checkTraining<float>({.batch = 1, .source = 1, .target = 1});
    }

    void secondForwardRunAllocatesNothing() {
        SmallTranslator<float> model({.batch = 1});
        Tape<float> tape;
        const float first = model.translate(tape);
        float second = 0;
        QCOMPARE(allocationsOf([&] { second = model.translate(tape); }), allocationsOfARun);
        QCOMPARE(second, first);
    }

    void smallerRunAfterALargerAllocatesNothing() {
        SmallTranslator<float> large({});
        SmallTranslator<float> small({.batch = 5, .source = 4, .target = 7});
        Tape<float> tape;
        large.train(tape);
        QCOMPARE(allocationsOf([&] { small.train(tape); }), allocationsOfARun);
    }

  private:
    template <typename S>
    static void checkTraining(const Sizes& sizes) {
        SmallTranslator<S> model(sizes);
        Tape<S> tape;
        const S first = model.train(tape);
        S second = 0;
        QCOMPARE(allocationsOf([&] { second = model.train(tape); }), allocationsOfARun);
        QCOMPARE(second, first);
        QVERIFY(std::isfinite(first));
    }
};

QTEST_GUILESS_MAIN(TestAllocation)
#include "test_allocation.moc"
