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
constexpr std::array options{sceneOption, mechanismOption, outputOption, sizeOption,
                             themeOption, stepOption,      pageOption};

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
    if (const auto mechanism = arguments.text(mechanismOption.name)) {
        scene.mechanism = QString::fromStdString(*mechanism);
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
    const gui::ModelStore models(environment.registry, gui::shippedModels());
    const gui::SavedState saved(folder.path());
    const gui::GrammarStore grammar(gui::shippedGrammar);
    gui::Sessions sessions(models, grammar, gui::translateWith(models));
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
        "-o FILE.png [--scene FILE] [--page NAME] [--mechanism ID] [--step N] "
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
