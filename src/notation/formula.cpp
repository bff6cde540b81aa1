// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/formula.h"

namespace lab::notation {

// Defaulted here, where Node is complete.
bool Symbol::operator==(const Symbol&) const = default;
bool SizedBracket::operator==(const SizedBracket&) const = default;
bool Text::operator==(const Text&) const = default;
bool Space::operator==(const Space&) const = default;
bool OpenIndex::operator==(const OpenIndex&) const = default;
bool Group::operator==(const Group&) const = default;
bool Scripts::operator==(const Scripts&) const = default;
bool Fraction::operator==(const Fraction&) const = default;
bool Root::operator==(const Root&) const = default;
bool Accent::operator==(const Accent&) const = default;
bool Fenced::operator==(const Fenced&) const = default;
bool Brace::operator==(const Brace&) const = default;
bool Table::operator==(const Table&) const = default;
bool Step::operator==(const Step&) const = default;
bool Coloured::operator==(const Coloured&) const = default;
bool Node::operator==(const Node&) const = default;
bool Formula::operator==(const Formula&) const = default;

}  // namespace lab::notation
