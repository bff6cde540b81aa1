// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/training_study_json.h"

namespace lab::scene {
namespace {

using layers::CellKind;
using models::Order;
using models::TranslatorConfig;
using tape::Index;

constexpr std::array<Name<Order>, 3> orders{
    {{"bahdanau", Order::Bahdanau}, {"luong", Order::Luong}, {"simple", Order::Simple}}};
constexpr std::array<Name<CellKind>, 3> cells{
    {{"simple", CellKind::Simple}, {"gru", CellKind::Gru}, {"lstm", CellKind::Lstm}}};
constexpr std::array<Name<TrainingChart>, 2> charts{
    {{"loss", TrainingChart::Loss}, {"norms", TrainingChart::Norms}}};

/// The sizes that are chosen, by their names.
constexpr std::array<std::pair<const char*, Index TranslatorConfig::*>, 5> sizes{
    {{"embedding", &TranslatorConfig::embedding},
     {"encoder", &TranslatorConfig::encoder},
     {"decoder", &TranslatorConfig::decoder},
     {"attention", &TranslatorConfig::attention},
     {"readout", &TranslatorConfig::readout}}};

QJsonObject toJson(const TranslatorConfig& translator) {
    QJsonObject settings;
    for (const auto& [name, value] : translator.settings) {
        settings.insert(QString::fromStdString(name), value);
    }
    QJsonObject json{{"mechanism", QString::fromStdString(translator.mechanism)},
                     {"order", nameOf(orders, translator.order)},
                     {"inputFeeding", translator.inputFeeding},
                     {"cell", nameOf(cells, translator.cell)},
                     {"bidirectional", translator.bidirectional},
                     {"settings", settings}};
    for (const auto& [name, size] : sizes) {
        json.insert(QLatin1String(name), static_cast<int>(translator.*size));
    }
    return json;
}

/// Whether the mechanism has these settings is asked when it is trained.
void readSettings(const JsonReader& reader, TranslatorConfig& translator) {
    for (const QString& name : reader.keys()) {
        int value = 0;
        reader.read(name.toLatin1().constData(), value, 0, limits::maxLayerUnits);
        translator.settings[name.toStdString()] = value;
    }
}

void readTranslator(const JsonReader& reader, TranslatorConfig& translator) {
    QString mechanism = QString::fromStdString(translator.mechanism);
    reader.readId("mechanism", mechanism);
    translator.mechanism = mechanism.toStdString();
    reader.read("order", translator.order, orders);
    reader.read("inputFeeding", translator.inputFeeding);
    reader.read("cell", translator.cell, cells);
    reader.read("bidirectional", translator.bidirectional);
    readSettings(reader.object("settings"), translator);
    for (const auto& [name, size] : sizes) {
        int units = static_cast<int>(translator.*size);
        reader.read(name, units, 1, limits::maxLayerUnits);
        translator.*size = units;
    }
}

QJsonArray probesToJson(const QStringList& probes) {
    QJsonArray array;
    for (const QString& sentence : probes) {
        array.append(QJsonObject{{"sentence", sentence}});
    }
    return array;
}

}  // namespace

QJsonObject toJson(const TrainingStudy& study) {
    QJsonObject json{{"data", study.data},
                     {"translator", toJson(study.translator)},
                     {"steps", study.steps},
                     {"batch", study.batch},
                     {"rate", study.rate},
                     {"seed", study.seed},
                     {"threads", study.threads},
                     {"probe", study.probe},
                     {"shown", study.shown},
                     {"chart", nameOf(charts, study.chart)}};
    if (!study.probes.isEmpty()) {
        json.insert("probes", probesToJson(study.probes));
    }
    return json;
}

TrainingStudy trainingStudyFromJson(const JsonReader& reader) {
    TrainingStudy study;
    reader.readId("data", study.data);
    readTranslator(reader.object("translator"), study.translator);
    reader.read("steps", study.steps, 1, limits::maxTrainingSteps);
    reader.read("batch", study.batch, 1, limits::maxBatch);
    reader.read("rate", study.rate, limits::minRate, limits::maxRate);
    reader.read("seed", study.seed, 0, limits::maxSeed);
    reader.read("threads", study.threads, 1, limits::maxThreads);
    for (const JsonReader& each : reader.objects("probes", mostProbes)) {
        QString sentence;
        each.read("sentence", sentence);
        study.probes << sentence;
    }
    reader.read("probe", study.probe, 0, mostProbes);
    reader.read("shown", study.shown, -1, limits::maxTrainingSteps);
    reader.read("chart", study.chart, charts);
    return study;
}

}  // namespace lab::scene
