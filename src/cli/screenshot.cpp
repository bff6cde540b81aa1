// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QThread>
#include <array>
#include <functional>

#include "cli/command.h"
#include "cli/picture.h"
#include "cli/printable.h"
#include "cli/sentence.h"
#include "cli/weights.h"
#include "formats/atomic_file.h"
#include "gui/data/data_store.h"
#include "gui/grammar_store.h"
#include "gui/main_window.h"
#include "gui/model_store.h"
#include "gui/page_list.h"
#include "gui/saved_state.h"
#include "gui/sessions.h"
#include "gui/translation.h"
#include "scene/scene_file.h"

namespace lab::cli {
namespace {

constexpr Option outputOption{
    .name = "output", .value = "FILE.png", .help = "where the picture goes", .letter = 'o'};
constexpr Option sizeOption{
    .name = sizeName, .value = "WIDTHxHEIGHT", .help = "of the window in pixels (1600x1000)"};
constexpr Option stepOption{
    .name = "step", .value = "N", .help = "how many steps to go on from the first (0)"};
constexpr Option pageOption{.name = "page",
                            .value = "NAME",
                            .help = "a page's name in a scene: explore, compare, ... (explore)"};
constexpr Option sceneOption{
    .name = "scene",
    .value = "FILE",
    .help = "what the window shows of a saved scene; the other options change it"};
constexpr Option dataOption{.name = "data",
                            .value = "FILE",
                            .help = "with --page data: sentence pairs or a grammar to show"};
constexpr Option numbersOption{
    .name = "numbers", .value = "WHAT", .help = "value, gradient or both (value)"};
constexpr Option backwardOption{
    .name = "backward", .value = {}, .help = "step from the loss back through the run"};
constexpr std::array options{sceneOption,   mechanismOption, outputOption, sizeOption,
                             themeOption,   stepOption,      pageOption,   dataOption,
                             numbersOption, backwardOption,  targetOption};
constexpr std::array<std::pair<std::string_view, scene::ShownNumbers>, 3> shownNumbers{
    {{"value", scene::ShownNumbers::Value},
     {"gradient", scene::ShownNumbers::Gradient},
     {"both", scene::ShownNumbers::Both}}};

constexpr QSize usualSize{1600, 1000};
/// How long something may take, and what is said when it takes longer.
struct Patience {
    int ms;
    const char* problem;
};
constexpr Patience forTranslation{20'000, "the translation took too long, try a shorter sentence"};
/// Six mechanisms, one after the other.
constexpr Patience forComparison{120'000,
                                 "comparing the mechanisms took too long, try a shorter sentence"};
constexpr Patience forMeasuring{
    900'000, "measuring took more than a quarter of an hour, try a faster machine"};

constexpr Patience forData{120'000, "reading the data took too long, try a smaller file"};

scene::Page pageOf(const Arguments& arguments) {
    const std::string name = arguments.text(pageOption.name).value_or("explore");
    std::string known;
    for (const auto& page : scene::pageNames) {
        if (name == page.text) {
            return page.value;
        }
        known += (known.empty() ? "" : ", ") + std::string(page.text);
    }
    throw UsageError("--page: there is no page '" + oneLine(name) + "', use one of " + known);
}

scene::ShownNumbers numbersOf(const Arguments& arguments) {
    const std::string name = arguments.text(numbersOption.name).value_or("value");
    for (const auto& [known, numbers] : shownNumbers) {
        if (name == known) {
            return numbers;
        }
    }
    throw UsageError("--numbers: '" + oneLine(name) +
                     "' cannot be shown, use value, gradient or both");
}

scene::Scene sceneOf(const Arguments& arguments) {
    const auto file = arguments.text(sceneOption.name);
    scene::Scene scene = file ? scene::loadScene(QString::fromStdString(*file)) : scene::Scene();
    const auto says = [&](const Option& option) {
        return !file || arguments.text(option.name).has_value();
    };
    if (says(themeOption)) {
        scene.view.theme = themeOf(arguments);
    }
    if (says(pageOption)) {
        scene.page = pageOf(arguments);
    }
    if (says(stepOption)) {
        scene.step = static_cast<int>(arguments.integer(stepOption.name, 0, 0, 100'000));
    }
    if (says(numbersOption)) {
        scene.view.numbers = numbersOf(arguments);
    }
    scene.backward = scene.backward || arguments.has(backwardOption.name);
    if (const auto mechanism = arguments.text(mechanismOption.name)) {
        scene.mechanism = QString::fromStdString(*mechanism);
    }
    if (const auto target = arguments.text(targetOption.name)) {
        scene.decoding = scene::DecodingMode::Forced;
        scene.forcedTarget = QString::fromStdString(*target);
    }
    if (!arguments.words().empty()) {
        scene.sentence = QString::fromStdString(oneSentenceOf(arguments));
    }
    return scene;
}

/// Lets the window work until it is done, and once more to paint it.
void waitFor(const gui::ExploreSession& session, const Patience& patience,
             const std::function<bool()>& done) {
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (!session.busy() && !session.message().isEmpty()) {
            throw std::runtime_error(session.message().toStdString());
        }
        if (timer.elapsed() > patience.ms) {
            throw std::runtime_error(patience.problem);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(1);
    }
    QCoreApplication::processEvents();
}

/// A file of pairs or a grammar where one is given, else the first data set.
void showData(gui::Sessions& sessions, const Arguments& arguments) {
    if (const auto file = arguments.text(dataOption.name)) {
        sessions.data.open({QString::fromStdString(*file)});
        waitFor(sessions.explore, forData, [&] { return !sessions.data.copying(); });
    }
    waitFor(sessions.explore, forData, [&] { return !sessions.data.busy(); });
}

QByteArray pngOf(QWidget& widget) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    widget.grab().save(&buffer, "PNG");
    return bytes;
}

void screenshot(const Arguments& arguments, Environment& environment) {
    const std::string output = arguments.required(outputOption.name);
    const QSize size = sizeOf(arguments).value_or(usualSize);
    const scene::Scene scene = sceneOf(arguments);

    environment.startGraphics();
    const QTemporaryDir folder;  // nothing of the user's is read or changed
    gui::ModelStore models(environment.registry, gui::shippedModels());
    const gui::SavedState saved(folder.path());
    const gui::GrammarStore grammar(gui::shippedGrammar);
    gui::DataStore data(saved.dataFolder(), gui::shippedData());
    gui::Sessions sessions(models, grammar, data, saved, gui::translateWith(models));
    gui::ExploreSession& session = sessions.explore;
    session.setScene(scene);
    gui::MainWindow window(sessions, gui::pageList(sessions, saved), models, saved);
    window.resize(size);
    window.show();
    waitFor(session, forTranslation, [&] { return !session.busy() && session.trace() != nullptr; });
    if (scene.page == scene::Page::Compare) {
        const gui::CompareSession& compare = sessions.compare;
        waitFor(session, forComparison, [&] { return !compare.busy() && compare.hasResults(); });
        sessions.compare.goTo(scene.step);
    }
    if (scene.page == scene::Page::Lengths) {
        waitFor(session, forMeasuring, [&] { return sessions.lengths.complete(); });
    }
    if (scene.page == scene::Page::Data) {
        showData(sessions, arguments);
    }
    if (scene.page == scene::Page::Train) {
        sessions.train.begin();
        const auto& moment = sessions.train.moment();
        waitFor(session, forMeasuring, [&] {
            return moment != nullptr && moment->step() >= scene.step &&
                   sessions.train.panelSteps().size() > 1;
        });
    }
    session.goTo(scene.step);
    QCoreApplication::processEvents();

    const QByteArray png = pngOf(window);
    formats::writeFileAtomically(
        output, std::string_view(png.constData(), static_cast<std::size_t>(png.size())));
    environment.out << output << ": " << window.width() << 'x' << window.height() << '\n';
}

constexpr Command command{
    .name = "screenshot",
    .usage =
        "-o FILE.png [--scene FILE] [--page NAME] [--mechanism ID] [--step N] [--numbers WHAT] "
        "[--backward] "
        "[--target WORDS] "
        "[--size WIDTHxHEIGHT] [--theme NAME] [SENTENCE]",
    .summary = "Write a picture of the window; needs no display",
    .details = "The page lengths measures first, which may take some minutes.",
    .options = options,
    .run = screenshot};

}  // namespace

const Command& screenshotCommand() {
    return command;
}

}  // namespace lab::cli
