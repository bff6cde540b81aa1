// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/formula_layout.h"

#include "figures/typesetter.h"
#include "notation/substitution.h"

namespace lab::figures {

const FormulaLayout::Link* FormulaLayout::linkAt(QPointF point) const {
    for (const Link& link : links)
        if (link.rect.contains(point))
            return &link;
    return nullptr;
}

FormulaLayout layoutFormula(const notation::Formula& formula, const MathFont& font,
                            const FormulaStyle& style) {
    return Typesetter(font, style).set(notation::substitute(formula, {}));
}

}  // namespace lab::figures
