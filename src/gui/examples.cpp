// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examples.h"

#include <QCoreApplication>

namespace lab::gui {

std::vector<Example> exampleSentences() {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Examples", text); };
    return {
        {QStringLiteral("He doesn't like the red apples."),
         tr("Negation around the verb; the adjective comes after its noun")},
        {QStringLiteral("He doesn't like apples."),
         tr("French needs an article that English leaves out")},
        {QStringLiteral("The agreement on the European Economic Area was signed in August 1992."),
         tr("The sentence of the paper: three words in reverse order")}};
}

}  // namespace lab::gui
