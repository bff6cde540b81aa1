// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/page_list.h"

#include <QCoreApplication>

#include "gui/compare/compare_page.h"
#include "gui/data/data_page.h"
#include "gui/explore_page.h"
#include "gui/lengths/length_keeper.h"
#include "gui/lengths/length_page.h"
#include "gui/playground/playground_page.h"
#include "gui/sessions.h"
#include "gui/train/train_page.h"

namespace lab::gui {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PageList", text);
}

/// With what was measured before, so that the page need not measure again.
Page* makeLengthPage(Sessions& sessions, const SavedState& saved, QObject& window) {
    new LengthKeeper(sessions.lengths, sessions.lengthStamp, saved, &window);
    return new LengthPage(sessions.lengths);
}

}  // namespace

std::vector<PageEntry> pageList(Sessions& sessions, const SavedState& saved) {
    using scene::Page;
    return {
        {Page::Playground, tr("Playground"),
         tr("Attention in the plane, with no model: drag arrows"),
         [&](QObject&) { return new PlaygroundPage(sessions.playground); }},
        {Page::Explore, tr("Explore"), tr("Step through a translation"),
         [&](QObject&) { return new ExplorePage(sessions.explore); }},
        {Page::Compare, tr("Compare"), tr("Mechanisms side by side on one sentence"),
         [&](QObject&) { return new ComparePage(sessions.compare); }},
        {Page::Lengths, tr("Why attention?"),
         tr("What sentence length does to translations, and what it costs"),
         [&](QObject& window) { return makeLengthPage(sessions, saved, window); }},
        {Page::Train, tr("Train"), tr("Watch a translator learn, and its alignments appear"),
         [&](QObject&) { return new TrainPage(sessions.train, sessions.ownModels); }},
        {Page::Data, tr("Data"), tr("What can be trained on: sentence pairs and grammars"),
         [&](QObject&) { return new DataPage(sessions.data, sessions.explore); }},
    };
}

}  // namespace lab::gui
