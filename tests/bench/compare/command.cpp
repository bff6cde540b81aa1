// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

namespace lab::bench {
namespace {

constexpr int patienceMs = 300000;
constexpr double nanosecondsAMillisecond = 1e6;
/// With this category on, Qt's widgets say on stderr when they flush a picture to the screen.
constexpr auto paintingRules = "qt.widgets.painting=true";
constexpr auto flushed = "Flushing";

[[noreturn]] void fail(const Command& command, const QString& what) {
    throw CommandError(QStringLiteral("%1 %2: %3")
                           .arg(command.program, command.arguments.join(u' '), what.simplified())
                           .toStdString());
}

void start(QProcess& process, const Command& command) {
    process.start(command.program, command.arguments);
    if (!process.waitForStarted()) {
        fail(command, process.errorString());
    }
}

void waitForSuccess(QProcess& process, const Command& command) {
    if (!process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished();
        fail(command, QStringLiteral("did not end in time"));
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        fail(command, QString::fromUtf8(process.readAllStandardError()));
    }
}

std::vector<double> printedSamples(QProcess& process, const Command& command) {
    start(process, command);
    waitForSuccess(process, command);
    const auto document = QJsonDocument::fromJson(process.readAllStandardOutput());
    std::vector<double> samples;
    for (const QJsonValue& value : document.array()) {
        samples.push_back(value.toDouble());
    }
    if (samples.empty()) {
        fail(command, QStringLiteral("printed no samples"));
    }
    return samples;
}

double timeOfRun(QProcess& process, const Command& command) {
    QElapsedTimer timer;
    timer.start();
    start(process, command);
    waitForSuccess(process, command);
    return static_cast<double>(timer.nsecsElapsed()) / nanosecondsAMillisecond;
}

double timeToFirstFrame(QProcess& process, const Command& command) {
    QElapsedTimer timer;
    timer.start();
    start(process, command);
    QByteArray said;
    while (!said.contains(flushed)) {
        if (!process.waitForReadyRead(patienceMs)) {
            fail(command, QStringLiteral("painted nothing: ") + QString::fromUtf8(said));
        }
        said += process.readAllStandardError();
    }
    const double time = static_cast<double>(timer.nsecsElapsed()) / nanosecondsAMillisecond;
    process.kill();
    process.waitForFinished();
    return time;
}

}  // namespace

std::vector<double> run(const Command& command, const QProcessEnvironment& environment) {
    std::vector<double> all;
    for (int k = 0; k < command.times; ++k) {
        QProcess process;
        QProcessEnvironment own = environment;
        switch (command.measures) {
            case Command::Measures::Samples: {
                process.setProcessEnvironment(own);
                const auto samples = printedSamples(process, command);
                all.insert(all.end(), samples.begin(), samples.end());
                break;
            }
            case Command::Measures::Run:
                process.setProcessEnvironment(own);
                all.push_back(timeOfRun(process, command));
                break;
            case Command::Measures::FirstFrame:
                own.insert(QStringLiteral("QT_LOGGING_RULES"), QLatin1String(paintingRules));
                process.setProcessEnvironment(own);
                process.setReadChannel(QProcess::StandardError);
                all.push_back(timeToFirstFrame(process, command));
                break;
        }
    }
    return all;
}

}  // namespace lab::bench
