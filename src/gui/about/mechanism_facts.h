// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <cstdint>
#include <vector>

#include "models/trace.h"
#include "notation/formula.h"
#include "tape/step.h"

namespace lab::gui {

/// What is said of a mechanism as it works on one sentence.
struct MechanismFacts {
    QString name;                             ///< "Additive"
    QString citation;                         ///< with section or equation numbers
    QString does;                             ///< three sentences: what it does,
    QString why;                              ///< why it was invented,
    QString fails;                            ///< and when it fails
    QString order;                            ///< in which order the decoder calls it here
    QString settings;                         ///< "D = 10: half the width ..."; empty without any
    std::vector<notation::Formula> formulas;  ///< of its steps, in order, with letters for places
    QHash<QString, tape::Role> roles;         ///< of the steps that the formulas name
    std::int64_t parameters = 0;              ///< numbers of its own that training adapts
    std::int64_t allParameters = 0;           ///< of the whole translator
    std::int64_t multiplyAdds = 0;            ///< of the mechanism, for this sentence
    int sources = 0;                          ///< M positions of the sentence
    int targets = 0;                          ///< T
};

MechanismFacts factsOf(const models::Trace& trace);

}  // namespace lab::gui
