// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/scene_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonParseError>
#include <filesystem>
#include <string>

#include "formats/atomic_file.h"
#include "formats/format_error.h"
#include "formats/read_file.h"
#include "scene/scene_error.h"

namespace lab::scene {
namespace {

constexpr std::size_t maxBytes = std::size_t{4} << 20U;

[[noreturn]] void fail(const QString& path, const std::string& problem) {
    throw SceneError(formats::quote(path.toStdString()) + ": " + problem);
}

std::filesystem::path filePath(const QString& path) {
    if (path.isEmpty() || path.contains(QChar::Null)) {
        fail(path, "not a file name; give the path of a scene file");
    }
    return QFile::encodeName(path).toStdString();
}

QJsonObject parse(const std::string& text, const QString& path) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (error.error != QJsonParseError::NoError) {
        fail(path, "not JSON at byte " + std::to_string(error.offset) + " (" +
                       error.errorString().toStdString() + "); open a saved scene");
    }
    if (!document.isObject() || !document.object().contains(QLatin1String("version"))) {
        fail(path, "not a scene: no 'version'; open a saved scene");
    }
    return document.object();
}

}  // namespace

void saveScene(const Scene& scene, const QString& path) {
    const QByteArray text = QJsonDocument(toJson(scene)).toJson(QJsonDocument::Indented);
    formats::writeFileAtomically(filePath(path), text.toStdString());
}

Scene loadScene(const QString& path) {
    const std::string text = formats::readFile(filePath(path), maxBytes);
    try {
        return sceneFromJson(parse(text, path));
    } catch (const SceneError& error) {
        const std::string problem = error.what();
        if (problem.starts_with("scene: ")) {
            fail(path, problem);
        }
        throw;
    }
}

}  // namespace lab::scene
