// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/course.h"

#include <chrono>
#include <cmath>
#include <stdexcept>

namespace lab::training {
namespace {

Plan forData(Plan plan, const TrainingData& data) {
    plan.translator.sourceWords = data.source.size();
    plan.translator.targetWords = data.target.size();
    return plan;
}

const TrainingData& withWordsOf(const models::Model& model, const TrainingData& data) {
    if (model.source != data.source || model.target != data.target) {
        throw std::runtime_error(data.name +
                                 ": the words are not those that this training began with, start "
                                 "anew");
    }
    return data;
}

}  // namespace

Plan planOfSnapshot(const Snapshot& snapshot) {
    return {snapshot.model->translator.config(), snapshot.options, snapshot.data};
}

Course::Course(const Plan& plan, const attention::Registry& registry,
               std::shared_ptr<const TrainingData> data)
    : data_(std::move(data)),
      plan_(forData(plan, *data_)),
      trainer_(plan_.translator, registry.find(plan_.translator.mechanism), data_->training,
               plan_.options),
      heldOut_(data_->heldOut, data_->source, data_->target) {}

Course::Course(const Snapshot& snapshot, const attention::Registry& registry,
               std::shared_ptr<const TrainingData> data)
    : data_(std::move(data)),
      plan_(forData(planOfSnapshot(snapshot), withWordsOf(*snapshot.model, *data_))),
      trainer_(plan_.translator, registry.find(plan_.translator.mechanism), data_->training,
               plan_.options),
      heldOut_(data_->heldOut, data_->source, data_->target),
      log_(snapshot.log) {
    trainer_.resume(snapshot.state);
}

StepReport Course::step() {
    const auto begin = std::chrono::steady_clock::now();
    const StepReport report = trainer_.step();
    log_.add(report);
    log_.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

void Course::measure() {
    const bool known = !log_.measured.empty() && log_.measured.back().step == steps();
    if (heldOut_.empty() || known) {
        return;
    }
    HeldOutScore measured = heldOut_.measure(model());
    measured.step = steps();
    log_.measured.push_back(measured);
}

std::map<std::string, std::string> Course::notes() const {
    const TrainingOptions& options = plan_.options;
    return {{"corpus", data_->name},
            {"sentences", std::to_string(data_->training.size())},
            {"steps", std::to_string(steps())},
            {"batch", std::to_string(options.batch)},
            {"seed", std::to_string(options.seed)},
            {"threads", std::to_string(options.threads)}};
}

std::shared_ptr<const models::Model> Course::model() const {
    return std::make_shared<const models::Model>(trainer_.parameters(), trainer_.translator(),
                                                 data_->source, data_->target, notes(),
                                                 data_->languages);
}

Snapshot Course::snapshot() const {
    return {.model = model(),
            .data = plan_.data,
            .options = plan_.options,
            .state = trainer_.state(),
            .log = log_};
}

std::vector<int> milestones(int steps, int count) {
    constexpr double bend = 1.5;
    std::vector<int> all{0};
    for (int k = 1; k <= count; ++k) {
        const double share = std::pow(static_cast<double>(k) / count, bend);
        const int step = static_cast<int>(std::lround(share * steps));
        if (step > all.back()) {
            all.push_back(step);
        }
    }
    return all;
}

}  // namespace lab::training
