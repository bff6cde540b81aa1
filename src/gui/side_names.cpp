// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/side_names.h"

#include <QCoreApplication>

namespace lab::gui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SideNames)
};

QString nameOf(const language::Language& language, const QString& otherwise) {
    switch (language.tokens) {
        case language::TokensOf::English:
            return Words::tr("English");
        case language::TokensOf::French:
            return Words::tr("French");
        case language::TokensOf::AnyLanguage:
            return otherwise;
    }
    return otherwise;
}

}  // namespace

SideNames sideNames(const models::Trace* trace) {
    const language::Languages languages =
        trace != nullptr ? trace->model().languages : language::Languages();
    return {nameOf(languages.source, Words::tr("source")),
            nameOf(languages.target, Words::tr("target"))};
}

}  // namespace lab::gui
