// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_window.h"

#include <QTest>

#include "attention/registry.h"
#include "base/random.h"
#include "language/vocabulary.h"
#include "models/decode.h"

namespace lab::gui {
namespace {

const std::vector<std::string> kEnglish{"he",  "does", "n't",  "like", "the", "red", "apples",
                                        "big", "cats", "sees", "she",  ".",   "and", "houses"};
const std::vector<std::string> kFrench{"il",     "n'",   "aime",   "pas",    "les",
                                       "pommes", ".",    "rouges", "grands", "chats",
                                       "elle",   "voit", "été",    "maisons"};

/// Knows one sentence, so that a test can have a right translation.
constexpr auto kGrammar = R"(category S
start S
[S] ||| he does n't like the red apples . ||| il n' aime pas les pommes rouges . ||| 0-0 1-1 2-1 3-2 2-3 4-4 6-5 5-6 7-7
)";

}  // namespace

std::vector<ShippedData> shippedTestData() {
    DataSet set = newDataSet(DataKind::Grammar, QStringLiteral("English → French"));
    set.id = QStringLiteral("english-french");
    set.shipped = true;
    return {{set, [] { return std::string(kGrammar); }}};
}

std::shared_ptr<const models::Model> smallModel() {
    static const auto model = [] {
        const auto source = language::Vocabulary::fromWords(kEnglish);
        const auto target = language::Vocabulary::fromWords(kFrench);
        models::TranslatorConfig config;
        config.sourceWords = source.size();
        config.targetWords = target.size();
        tape::Parameters<float> parameters;
        const models::Translator translator(
            config, attention::standardRegistry().find(config.mechanism), parameters);
        base::Random random(7);
        translator.initialise(parameters, random);
        // Sharper scores and logits, so that attention and choice are not all but uniform.
        for (const auto& entry : parameters.entries()) {
            if (entry.name == "attention.v" || entry.name.starts_with("output")) {
                parameters.value(entry) *= 12;
            }
        }
        return std::make_shared<const models::Model>(parameters, translator, source, target);
    }();
    return model;
}

Translate translateWithSmallModel() {
    return [](const TranslationRequest& request) {
        const auto model = smallModel();
        models::Decoding decoding = decodingOf(request, *model);
        // Random weights seldom say the end; a short target keeps the tests quick, and forced it
        // ends as that of a trained translator.
        decoding.maxLength = 8;
        auto trace = models::translate(model, request.source, decoding);
        if (trace->cutOff()) {
            decoding.mode = models::Decoding::Mode::Forced;
            decoding.forced = trace->targetIds();
            decoding.typed.clear();
            trace = models::translate(model, request.source, decoding);
        }
        return trace;
    };
}

TestWindow::TestWindow(const scene::Scene& scene, QSize size, const TestParts& parts)
    : stateFolder_(parts.folder.isEmpty() ? folder_.path() : parts.folder),
      models_(parts.registry, parts.entries),
      saved_(stateFolder_),
      grammar_([] { return std::string(kGrammar); }),
      data_(saved_.dataFolder(), parts.data),
      sessions_(models_, grammar_, data_, saved_, parts.translate(models_)) {
    session().setScene(scene);
    window_ = std::make_unique<MainWindow>(sessions_, pageList(sessions_, saved_), models_, saved_);
    window_->resize(size);
    window_->show();
    window_->activateWindow();
    waitForTrace();
}

bool TestWindow::waitForComparison() {
    session().setPage(scene::Page::Compare);
    return QTest::qWaitFor([this] { return comparison().hasResults() && !comparison().busy(); },
                           20'000);
}

bool TestWindow::waitForTrace() {
    return QTest::qWaitFor([this] { return !session().busy(); }, 20'000);
}

}  // namespace lab::gui
