// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/playground_examples.h"

#include <QCoreApplication>
#include <algorithm>

namespace lab::scene {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PlaygroundExamples", text);
}

PlaygroundExample named(const char* id, const QString& name, const QString& about,
                        Playground start) {
    start.example = QString::fromLatin1(id);
    return {name, about, std::move(start)};
}

PlaygroundExample alongKeyOne() {
    return named("along", tr("Query along key 1"),
                 tr("The query points where key 1 does: that key gets most of the attention"), {});
}

PlaygroundExample equalScores() {
    Playground start;
    start.query = {1.5, 1.5};
    start.keys = {{2, 0.5}, {0.5, 2}, {-1, -1}};
    return named("equal", tr("Two keys, one score"),
                 tr("Keys 1 and 2 fit equally well: they share the attention"), start);
}

PlaygroundExample longKey() {
    Playground start;
    start.query = {1, 1};
    start.keys = {{0.8, 0.8}, {2.9, 0.3}, {-0.5, 1.5}};
    return named("long", tr("Length against direction"),
                 tr("Key 2 is long and wins the dot product; key 1 points the right way and wins "
                    "the cosine"),
                 start);
}

PlaygroundExample turnedKeys() {
    Playground start;
    start.mechanism = PlaneMechanism::General;
    start.query = {2, 0.5};
    start.keys = {{2, 0.5}, {0.5, -2}, {-1.5, -1}};
    start.columns = {{{0, 1}, {-1, 0}}};
    return named("turned", tr("General turns the keys"),
                 tr("W turns each key by a right angle before it is compared: key 2 wins"), start);
}

PlaygroundExample shortArrows() {
    Playground start;
    start.query = {0.4, 0.3};
    start.keys = {{0.6, 0.3}, {-0.3, 0.6}, {0.2, -0.6}};
    return named("short", tr("Short blends, long chooses"),
                 tr("All scores are near 0, so all weights are alike: drag the query outwards"),
                 start);
}

PlaygroundExample separateValues() {
    Playground start;
    start.ownValues = true;
    start.query = {1.5, 1};
    start.keys = {{1.8, 1.2}, {-1, 1.5}, {0.6, -1.2}};
    start.values = {{-2, 1}, {1, 2.5}, {2, -1.5}};
    return named("values", tr("Keys decide, values are blended"),
                 tr("What is asked for and what is given are two things: drag a value"), start);
}

}  // namespace

std::vector<PlaygroundExample> playgroundExamples() {
    return {alongKeyOne(), equalScores(), longKey(), turnedKeys(), shortArrows(), separateValues()};
}

Playground startOf(const Playground& playground) {
    const auto examples = playgroundExamples();
    const auto found =
        std::ranges::find(examples, playground.example,
                          [](const PlaygroundExample& each) { return each.start.example; });
    return found != examples.end() ? found->start : examples.front().start;
}

}  // namespace lab::scene
