// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/comparison_figure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "figures/figure_error.h"
#include "language/edit_alignment.h"
#include "scene/number_text.h"

namespace lab::figures {

namespace {

using language::Edit;
using Verdict = JudgedWord::Verdict;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ComparisonFigure)
};

QStringList withoutEnd(QStringList tokens) {
    if (!tokens.isEmpty() && tokens.last() == QLatin1String("<eos>")) {
        tokens.removeLast();
    }
    return tokens;
}

std::vector<std::string> plain(const QStringList& tokens) {
    std::vector<std::string> words;
    for (const QString& token : tokens) {
        words.push_back(token.toStdString());
    }
    return words;
}

QStringList saidIn(const ComparisonPanel& panel) {
    return withoutEnd(panel.said.value_or(panel.target));
}

std::vector<language::EditStep> editsOf(const ComparisonPanel& panel) {
    return language::editAlignment(plain(*panel.reference), plain(saidIn(panel)));
}

/// How many words of the reference it does not say. REQUIRES a reference.
int missingIn(const ComparisonPanel& panel) {
    const auto edits = editsOf(panel);
    return static_cast<int>(std::ranges::count(edits, Edit::Delete, &language::EditStep::edit));
}

void requirePanel(const ComparisonFigure& figure, const ComparisonPanel& panel) {
    const bool shaped =
        panel.weights.rows() == panel.target.size() && panel.weights.cols() == figure.source.size();
    const bool silent = panel.target.isEmpty() && panel.problem.isEmpty();
    if (silent || (panel.weights.size() > 0 && !shaped)) {
        throw FigureError(
            QStringLiteral("comparison, panel “%1”: %2 target and %3 source tokens need weights of "
                           "that shape or none, not (%4, %5)")
                .arg(panel.title)
                .arg(panel.target.size())
                .arg(figure.source.size())
                .arg(panel.weights.rows())
                .arg(panel.weights.cols()));
    }
}

}  // namespace

AlignmentFigure ComparisonFigure::alignmentOf(const ComparisonPanel& panel) const {
    AlignmentFigure alignment{
        source, panel.target, panel.weights, unknownSource, panel.unknownTarget, look, marks};
    alignment.options.title.clear();
    alignment.options.sourceName.clear();
    alignment.options.targetName.clear();
    alignment.options.showColourBar = false;
    if (pointed && pointed->row && pointed->column) {
        alignment.marks.hovered = CellIndex{*pointed->row, *pointed->column};
    } else if (pointed) {
        alignment.marks.hoveredRow = pointed->row;
        alignment.marks.hoveredColumn = pointed->column;
    }
    return alignment;
}

bool ComparisonFigure::isDrawn(const ComparisonPanel& panel) const {
    return panel.weights.size() > 0 && alignmentOf(panel).rows() > 0;
}

void requireComparable(const ComparisonFigure& figure) {
    if (figure.panels.empty() || figure.panels.size() > mostPanels) {
        throw FigureError(QStringLiteral("comparison: %1 panels cannot be shown, give 1 to %2")
                              .arg(figure.panels.size())
                              .arg(mostPanels));
    }
    if (figure.alignmentOf({}).columns() == 0) {
        throw FigureError(
            QStringLiteral("comparison: there is nothing to draw; give at least one source word"));
    }
    for (const ComparisonPanel& panel : figure.panels) {
        requirePanel(figure, panel);
    }
}

QString sentenceOf(const ComparisonFigure& figure) {
    QStringList words;
    for (const QString& token : figure.source) {
        if (token != QLatin1String("<eos>")) {
            words += token;
        }
    }
    return words.join(u' ');
}

std::vector<JudgedWord> judgedTranslation(const ComparisonPanel& panel) {
    std::vector<JudgedWord> words;
    const QStringList said = saidIn(panel);
    const auto rowOf = [&panel](int position) { return panel.said ? -1 : position; };
    if (!panel.reference) {
        for (const QString& token : said) {
            words.push_back({token, Verdict::Unknown, rowOf(static_cast<int>(words.size()))});
        }
        return words;
    }
    for (const language::EditStep& step : editsOf(panel)) {
        if (step.edit == Edit::Delete) {
            words.push_back({panel.reference->at(step.reference), Verdict::Missing, -1});
        } else {
            words.push_back({said[step.hypothesis],
                             step.edit == Edit::Keep ? Verdict::Right : Verdict::Wrong,
                             rowOf(step.hypothesis)});
        }
    }
    return words;
}

std::optional<int> errorsOf(const ComparisonPanel& panel) {
    return panel.reference ? std::optional(static_cast<int>(language::countErrors(editsOf(panel))))
                           : std::nullopt;
}

QString verdictText(const ComparisonPanel& panel) {
    const std::optional<int> errors = errorsOf(panel);
    if (!errors) {
        return {};
    }
    if (*errors == 0) {
        return Text::tr("exact");
    }
    const QString missing = Text::tr("%1 missing").arg(missingIn(panel));
    if (missingIn(panel) == *errors) {
        return missing;
    }
    const QString all = *errors == 1 ? Text::tr("1 error") : Text::tr("%1 errors").arg(*errors);
    return missingIn(panel) == 0 ? all : Text::tr("%1, %2").arg(all, missing);
}

QStringList numberTexts(const ComparisonPanel& panel) {
    QStringList texts;
    if (panel.alignmentErrorRate && std::isfinite(*panel.alignmentErrorRate)) {
        texts += Text::tr("AER %1").arg(scene::pictureNumber(*panel.alignmentErrorRate));
    }
    if (panel.entropy && std::isfinite(*panel.entropy)) {
        texts += Text::tr("%1 bit").arg(scene::pictureNumber(*panel.entropy));
    }
    if (panel.multiplyAdds) {
        texts += *panel.multiplyAdds == 1
                     ? Text::tr("1 mult-add")
                     : Text::tr("%1 mult-adds").arg(scene::countText(*panel.multiplyAdds));
    }
    for (QString& text : texts) {
        text.replace(u' ', QChar(QChar::Nbsp));
    }
    return texts;
}

QString emptyText(const ComparisonPanel& panel) {
    if (!panel.problem.isEmpty()) {
        return panel.problem;
    }
    return panel.weights.size() == 0
               ? Text::tr("nothing to show: one vector carries the whole sentence")
               : Text::tr("nothing to show: the translation has no words");
}

}  // namespace lab::figures
