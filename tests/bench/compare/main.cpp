// SPDX-License-Identifier: GPL-3.0-or-later
// Compares this program with PyTorch and matplotlib doing the same work, in one table.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTextStream>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "comparison.h"
#include "report.h"
#include "virtual_display.h"

namespace {

using namespace lab::bench;

const QString python = qEnvironmentVariable("PYTHON", QStringLiteral("/usr/bin/python3"));

Command ours(const QString& name, const QStringList& arguments = {}) {
    return {.program = QStringLiteral(BENCHMARK_FOLDER "/bench_") + name, .arguments = arguments};
}

Command theirs(const QString& name, const QStringList& arguments) {
    return {
        .program = python,
        .arguments = QStringList(QStringLiteral(REFERENCE_FOLDER "/") + name + ".py") + arguments};
}

std::vector<Comparison> computing() {
    const QStringList one{QStringLiteral("1")};
    const QStringList two{QStringLiteral("2")};
    const QString training = QStringLiteral("training");
    const QString trace = QStringLiteral("trace");
    return {{.what = QStringLiteral("training step (E32 H64 A32, batch 32, length 10)"),
             .ours = {ours(training, one), ours(training, two)},
             .theirs = {theirs(training, one), theirs(training, two)},
             .wantedRatio = 2},
            {.what = QStringLiteral("full trace of 12 x 12 words"),
             .ours = {ours(trace)},
             .theirs = {theirs(trace, one), theirs(trace, two)},
             .wantedRatio = 4}};
}

/// From scratch to 95 % of held-out sentences exactly right. Theirs gets our sentences and options.
Comparison learning(const QString& what, const QString& preset, const QString& grammar,
                    const QString& folder, double limit) {
    const QString name = QStringLiteral("learning");
    const QString two = QStringLiteral("2");
    const QString file = QStringLiteral(GRAMMAR_FOLDER "/") + grammar;
    const QString sentences = folder + u'/' + preset + QStringLiteral(".txt");
    QProcess writer;
    writer.start(ours(name).program, {preset, file, two, QStringLiteral("sentences=") + sentences});
    writer.waitForFinished(-1);
    QStringList options{sentences, two};
    for (const QJsonValue& each : QJsonDocument::fromJson(writer.readAllStandardOutput()).array()) {
        options << each.toString();
    }
    return {.what = what,
            .ours = {ours(name, {preset, file, two})},
            .theirs = {theirs(name, options)},
            .wantedLimit = limit};
}

Comparison exporting(const QString& format, const QString& folder) {
    const QString inches = QStringLiteral("6");
    const QString name = QStringLiteral("export");
    return {.what = format.toUpper() + QStringLiteral(" of a 12 x 12 alignment"),
            .ours = {ours(name, {folder + QStringLiteral("/ours.") + format, inches})},
            .theirs = {theirs(name, {folder + QStringLiteral("/theirs.") + format, inches})},
            .wantedRatio = 5};
}

std::vector<Comparison> showing() {
    return {{.what = QStringLiteral("start to first frame / import torch, pyplot"),
             .ours = {{.program = QStringLiteral(PROGRAM_FILE),
                       .measures = Command::Measures::FirstFrame,
                       .times = 5}},
             .theirs = {{.program = python,
                         .arguments = {QStringLiteral("-c"),
                                       QStringLiteral("import torch, matplotlib.pyplot")},
                         .measures = Command::Measures::Run,
                         .times = 3}},
             .wantedRatio = 4},
            {.what = QStringLiteral("key press to painted step in 1600x1000"),
             .statistic = Statistic::Percentile99,
             .ours = {ours(QStringLiteral("stepping"), {QStringLiteral(MODEL_FILE)})},
             .wantedLimit = 16},
            {.what = QStringLiteral("dragged score to painted run of 19 x 20 words"),
             .statistic = Statistic::Percentile99,
             .ours = {ours(QStringLiteral("dragging"), {QStringLiteral(MODEL_FILE)})},
             .wantedLimit = 16},
            {.what = QStringLiteral("key press to painted step while it trains on two threads"),
             .statistic = Statistic::Percentile99,
             .ours = {ours(QStringLiteral("stepping"),
                           {QStringLiteral(MODEL_FILE), QStringLiteral("training")})},
             .wantedLimit = 16}};
}

std::vector<Comparison> everything(const QString& folder) {
    std::vector<Comparison> all = computing();
    for (const char* format : {"png", "svg", "pdf"}) {
        all.push_back(exporting(QLatin1String(format), folder));
    }
    all.push_back(learning(QStringLiteral("English-French learnt to 95 % exact"),
                           QStringLiteral("usual"), QStringLiteral("english-french.grammar"),
                           folder, 60'000));
    all.push_back(learning(QStringLiteral("small grammar learnt to 95 % exact"),
                           QStringLiteral("small"), QStringLiteral("demo.grammar"), folder,
                           10'000));
    const auto windows = showing();
    all.insert(all.end(), windows.begin(), windows.end());
    return all;
}

/// Those whose description contains one of the words; all when there are no words.
std::vector<Comparison> chosen(std::vector<Comparison> all, const QStringList& words) {
    std::erase_if(all, [&](const Comparison& comparison) {
        return !words.isEmpty() && std::ranges::none_of(words, [&](const QString& word) {
            return comparison.what.contains(word, Qt::CaseInsensitive);
        });
    });
    return all;
}

/// The versions of the reference, or nothing where it is not installed.
QString referenceVersions() {
    QProcess process;
    process.start(
        python, {QStringLiteral("-c"), QStringLiteral("import torch, matplotlib; print('PyTorch', "
                                                      "torch.__version__, 'and matplotlib', "
                                                      "matplotlib.__version__)")});
    process.waitForFinished(-1);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString machine() {
    QFile file(QStringLiteral("/proc/cpuinfo"));
    QString processor = QSysInfo::currentCpuArchitecture();
    if (file.open(QIODevice::ReadOnly)) {
        const QString text = QString::fromUtf8(file.readAll());
        const QString name = text.section(QStringLiteral("model name"), 1, 1);
        processor = name.section(u':', 1).section(u'\n', 0, 0).trimmed();
    }
    return QStringLiteral("%1 x %2").arg(std::thread::hardware_concurrency()).arg(processor);
}

double load() {
    double average = 0;
    return getloadavg(&average, 1) == 1 ? average : 0;
}

/// The program under test neither reads nor writes what its user keeps.
void moveHome(QProcessEnvironment& environment, const QString& folder) {
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
        environment.insert(QLatin1String(name), folder);
    }
}

int runAll(const QCommandLineParser& options) {
    const int rounds = options.value(QStringLiteral("rounds")).toInt();
    if (rounds < 1) {
        throw CommandError("bench: --rounds needs a number from 1");
    }
    const QTemporaryDir folder;
    const VirtualDisplay display;
    auto environment = display.environment();
    moveHome(environment, folder.path());
    const QString versions = referenceVersions();
    Circumstances circumstances{.machine = machine(),
                                .display = display.name(),
                                .reference = versions,
                                .load = load(),
                                .rounds = rounds};
    if (versions.isEmpty()) {
        circumstances.reference = QStringLiteral(
            "not installed (on Debian: apt install python3-torch libopenblas0-pthread "
            "python3-matplotlib)");
    }
    const auto results = compare(chosen(everything(folder.path()), options.positionalArguments()),
                                 rounds, !versions.isEmpty(), environment, [](const QString& line) {
                                     std::cerr << line.toStdString() << '\n';
                                 });
    std::cout << (options.isSet(QStringLiteral("json"))
                      ? json(results, circumstances).toStdString()
                      : table(results, circumstances).toStdString());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral(
        "Times Attention Lab, and PyTorch and matplotlib at the same work, in turn."));
    options.addHelpOption();
    options.addOption({QStringLiteral("json"), QStringLiteral("Print JSON with all samples.")});
    options.addOption({QStringLiteral("rounds"), QStringLiteral("How often everything is run."),
                       QStringLiteral("number"), QStringLiteral("3")});
    options.addPositionalArgument(
        QStringLiteral("words"),
        QStringLiteral("Only what contains one of them, such as: training png."),
        QStringLiteral("[words...]"));
    options.process(application);
    try {
        return runAll(options);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
