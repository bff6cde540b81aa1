// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/file_worker.h"

#include <QFutureWatcher>
#include <QtConcurrent/QtConcurrentRun>

namespace lab::gui {

void writeInWorker(QObject& context, figures::FileJob job,
                   std::function<void(const QString& problem)> done) {
    auto* watcher = new QFutureWatcher<QString>(&context);
    QObject::connect(watcher, &QFutureWatcher<QString>::finished, &context,
                     [watcher, done = std::move(done)] {
                         watcher->deleteLater();
                         done(watcher->result());
                     });
    watcher->setFuture(QtConcurrent::run([job = std::move(job)]() -> QString {
        try {
            job();
            return {};
        } catch (const std::exception& error) {
            return QString::fromUtf8(error.what());
        }
    }));
}

}  // namespace lab::gui
