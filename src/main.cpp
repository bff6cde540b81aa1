// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: builds the objects and hands them to each other.
#include <sys/ioctl.h>
#include <unistd.h>

#include <QFile>
#include <csignal>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "attention/registry.h"
#include "cli/run.h"
#include "cli/runtime_folder.h"
#include "gui/application.h"
#include "gui/data/data_store.h"
#include "gui/grammar_store.h"
#include "gui/main_window.h"
#include "gui/model_store.h"
#include "gui/page_list.h"
#include "gui/saved_state.h"
#include "gui/sessions.h"
#include "gui/translation.h"

namespace {

using namespace lab;

volatile std::sig_atomic_t interrupted = 0;

/// Asks the command to stop; who presses Ctrl+C again does not want to wait for it.
void interrupt(int signal) {
    interrupted = 1;
    std::signal(signal, SIG_DFL);
}

std::string shippedFile(std::string_view name) {
    QFile file(QStringLiteral(":/") +
               QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("this build has no " + std::string(name) +
                                 ": install the program again");
    }
    return file.readAll().toStdString();
}

std::size_t terminalColumns() {
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

bool hasTrueColour() {
    const QByteArray term = qgetenv("COLORTERM");
    return term == "truecolor" || term == "24bit";
}

/// What pictures need, in the order in which it must be made.
struct Graphics {
    Graphics(int& argc, char** argv) : application(argc, argv) {}

    cli::RuntimeFolder folder;
    gui::Application application;
};

int runCommand(std::span<const std::string> arguments, char** argv) {
    std::signal(SIGINT, interrupt);
    int programName = 1;  // Qt has no part in a command's arguments
    std::unique_ptr<Graphics> graphics;
    cli::Environment environment{
        .out = std::cout, .err = std::cerr, .registry = attention::standardRegistry()};
    environment.outIsTerminal = isatty(STDOUT_FILENO) != 0;
    environment.errIsTerminal = isatty(STDERR_FILENO) != 0;
    environment.trueColour = hasTrueColour();
    environment.columns = terminalColumns();
    environment.version = ATTENTION_LAB_VERSION;
    environment.shipped = shippedFile;
    environment.stopRequested = [] { return interrupted != 0; };
    environment.usersFolder = [] {
        gui::nameProgram();
        return gui::SavedState::standardFolder().toStdString();
    };
    environment.startGraphics = [&] {
        if (!graphics) {
            // Pictures need no window, so they come out the same with and without a display.
            qputenv("QT_QPA_PLATFORM", "offscreen");
            graphics = std::make_unique<Graphics>(programName, argv);
        }
    };
    return cli::run(arguments, environment);
}

int runWindow(int argc, char** argv) {
    if (!gui::hasDisplay()) {
        std::cerr << "attention-lab: no display for the window; run it from a desktop, or try: "
                     "attention-lab translate --mechanism additive \"He doesn't like apples.\"\n";
        return cli::Failed;
    }
    gui::Application application(argc, argv);
    gui::ModelStore models(attention::standardRegistry(), gui::shippedModels());
    const gui::SavedState saved(gui::SavedState::standardFolder());
    const gui::GrammarStore grammar(gui::shippedGrammar);
    gui::DataStore data(saved.dataFolder(), gui::shippedData());
    gui::Sessions sessions(models, grammar, data, saved, gui::translateWith(models));
    gui::ExploreSession& session = sessions.explore;
    QObject::connect(&application, &gui::Application::failed, &session,
                     &gui::ExploreSession::showMessage);
    const auto [scene, problem] = saved.loadScene();
    // The worker translates while the window is built.
    session.setScene(scene);
    session.showMessage(problem.isEmpty() && !data.problems().isEmpty() ? data.problems().front()
                                                                        : problem);
    gui::MainWindow window(sessions, gui::pageList(sessions, saved), models, saved);
    window.show();
    return application.exec();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        return arguments.empty() ? runWindow(argc, argv) : runCommand(arguments, argv);
    } catch (const std::exception& error) {
        std::cerr << "attention-lab: " << error.what() << '\n';
        return cli::Failed;
    }
}
