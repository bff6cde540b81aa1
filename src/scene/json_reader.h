// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "scene/name.h"
#include "scene/scene_error.h"
#include "scene/scene_limits.h"

namespace lab::scene {

/// The members of one object of a scene document, checked; knows its own path for messages. Missing
/// ones leave what is there; others that are wrong throw SceneError, one line that names the key.
class JsonReader {
  public:
    JsonReader(const QJsonObject& object, std::string path)
        : object_(object), path_(std::move(path)) {}

    void read(const char* key, QString& text, qsizetype most = limits::maxText) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const QString found = value.toString();
        if (!value.isString() || found.size() > most || !found.isValidUtf16()) {
            fail(key, "must be a text of at most " + std::to_string(most) + " characters");
        }
        text = found;
    }

    /// Ids stand in messages of one line.
    void readId(const char* key, QString& id) const {
        read(key, id, limits::maxId);
        const auto printable = [](QChar unit) { return unit.isPrint(); };
        if (!std::ranges::all_of(id, printable)) {
            fail(key, "must be printable");
        }
    }

    void read(const char* key, bool& flag) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        if (!value.isBool()) {
            fail(key, "must be true or false");
        }
        flag = value.toBool();
    }

    void read(const char* key, int& number, int least, int most) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const double found = value.toDouble(std::nan(""));
        const bool whole = found >= least && found <= most && std::floor(found) == found;
        if (!whole) {
            fail(key, "must be a whole number from " + std::to_string(least) + " to " +
                          std::to_string(most));
        }
        number = static_cast<int>(found);
    }

    void read(const char* key, double& number, double least, double most) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const double found = value.toDouble(std::nan(""));
        if (!(found >= least && found <= most)) {
            fail(key, "must be a number from " + QString::number(least).toStdString() + " to " +
                          QString::number(most).toStdString());
        }
        number = found;
    }

    [[nodiscard]] QStringList keys() const { return object_.keys(); }

    /// Whether the member is true or false.
    [[nodiscard]] bool isBool(const char* key) const { return member(key).isBool(); }
    /// Whether the member is this text.
    [[nodiscard]] bool is(const char* key, const char* text) const {
        return member(key).toString() == QLatin1String(text);
    }

    template <typename E, std::size_t N>
    void read(const char* key, E& choice, const std::array<Name<E>, N>& names) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return;
        }
        const QString found = value.toString();
        const auto name = std::ranges::find_if(
            names, [&](const Name<E>& each) { return found == QLatin1String(each.text); });
        if (name == names.end()) {
            std::string list;
            for (const Name<E>& each : names) {
                list += (list.empty() ? "" : ", ") + std::string(each.text);
            }
            fail(key, "must be one of " + list);
        }
        choice = name->value;
    }

    [[nodiscard]] JsonReader object(const char* key) const {
        const QJsonValue value = member(key);
        if (!value.isUndefined() && !value.isObject()) {
            fail(key, "must be an object");
        }
        return {value.toObject(), path_ + key + "."};
    }

    /// The members of a list of `least` to `most` objects; none where the document has no such
    /// list.
    [[nodiscard]] std::vector<JsonReader> objects(const char* key, std::size_t most,
                                                  std::size_t least = 1) const {
        const QJsonValue value = member(key);
        if (value.isUndefined()) {
            return {};
        }
        const QJsonArray array = value.toArray();
        const bool objects =
            std::ranges::all_of(array, [](const QJsonValue& each) { return each.isObject(); });
        const auto size = static_cast<std::size_t>(array.size());
        if (!value.isArray() || !objects || size < least || size > most) {
            const std::string fewest = least == most ? "" : std::to_string(least) + " to ";
            fail(key, "must be a list of " + fewest + std::to_string(most) + " objects");
        }
        std::vector<JsonReader> readers;
        for (const QJsonValue& each : array) {
            const std::string place = "[" + std::to_string(readers.size()) + "].";
            readers.emplace_back(each.toObject(), path_ + key + place);
        }
        return readers;
    }

  private:
    [[nodiscard]] QJsonValue member(const char* key) const {
        return object_.value(QLatin1String(key));
    }
    [[noreturn]] void fail(const char* key, const std::string& need) const {
        throw SceneError("scene: '" + path_ + key + "' " + need);
    }

    QJsonObject object_;
    std::string path_;
};

}  // namespace lab::scene
