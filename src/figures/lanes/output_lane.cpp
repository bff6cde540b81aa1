// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/output_lane.h"

#include <algorithm>
#include <cmath>

#include "figures/alignment_figure.h"
#include "figures/lanes/query_tile.h"
#include "language/vocabulary.h"
#include "scene/gradient_text.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

using Candidate = models::Trace::Candidate;

/// The likeliest words; the chosen one is always among them, likely or not (forced decoding).
std::vector<Candidate> likeliest(const models::Trace& trace, int target, std::size_t count) {
    std::vector<Candidate> words = trace.candidates(target, count);
    const auto position = static_cast<std::size_t>(target);
    const int chosen = trace.targetIds()[position];
    auto said = std::ranges::find(words, chosen, &Candidate::id);
    if (said == words.end() && !words.empty()) {
        const auto probabilities = trace.value(trace.find("probabilities", target)->node);
        words.back() = {chosen, {}, probabilities(chosen, 0)};
        said = std::prev(words.end());
    }
    if (said != words.end()) {
        said->word = trace.target()[position];  // as typed, if the vocabulary lacks it
    }
    return words;
}

double widestOf(const std::vector<Candidate>& words, const MeasuredFont& font) {
    double widest = 0;
    for (const Candidate& word : words) {
        widest = std::max(widest, font.width(tokenLabel(QString::fromStdString(word.word))));
    }
    return widest;
}

/// What a higher score of a word would do to the loss, right of its bar or in place of it.
class WordGradients {
  public:
    explicit WordGradients(const LaneContext& context)
        : context_(context), unit_(context.gradientUnit()) {
        const tape::Step* logits = context.stepNamed("logits");
        if (context.showsGradients() && logits != nullptr) {
            node_ = logits->node;
        }
    }

    [[nodiscard]] bool shown() const {
        return node_ >= 0 && context_.stage.trace.gradient(node_).size() > 0;
    }
    [[nodiscard]] tape::NodeId node() const { return node_; }
    [[nodiscard]] double of(int word) const {
        return static_cast<double>(context_.stage.trace.gradient(node_)(word, 0));
    }
    /// Of the bar, from 0 to 1.
    [[nodiscard]] double share(int word) const { return std::abs(of(word)) / unit_.largest; }
    /// With less decimals where there is little room.
    [[nodiscard]] QString text(int word, double room) const {
        const QString text = gradientNumber(of(word), unit_);
        const MeasuredFont& font = context_.stage.fonts.body;
        return font.width(text) <= room ? text : scene::pictureNumber(of(word) / unit_.unit(), 1);
    }
    [[nodiscard]] QColor colour(int word) const {
        return {context_.stage.numbers.at(of(word) < 0 ? -0.8 : 0.8)};
    }

  private:
    const LaneContext& context_;
    GradientUnit unit_;
    tape::NodeId node_ = -1;
};

void addWords(Drawing& drawing, const LaneContext& context, const QRectF& room) {
    const Theme& theme = context.theme();
    const LaneFonts& fonts = context.stage.fonts;
    const int target = context.moment().target;
    const double least = fonts.bodyHeight;
    const auto count =
        static_cast<std::size_t>(std::clamp(static_cast<int>(room.height() / least), 1, 6));
    const std::vector<Candidate> words = likeliest(context.stage.trace, target, count);
    const tape::NodeId node = context.stage.trace.find("probabilities", target)->node;
    const double pitch = std::min(room.height() / static_cast<double>(words.size()), least * 1.5);
    const double wordWidth = std::min(widestOf(words, fonts.strong) + 2, room.width() * 0.4);
    const WordGradients gradients(context);
    const double probabilityWidth = fonts.body.width(scene::pictureNumber(0)) + 4;
    const double gradientWidth =
        gradients.shown() ? fonts.body.width(QStringLiteral("∂ −0.00")) + 4 : 0;
    const double numberWidth =
        (context.showsValues() ? probabilityWidth + theme.space(0.5) : 0) + gradientWidth;
    const double barLeft = room.left() + wordWidth + theme.space(1);
    const double barRoom = std::max(0.0, room.right() - barLeft - numberWidth - theme.space(1));
    const double top = room.center().y() - pitch * static_cast<double>(words.size()) / 2;
    for (std::size_t k = 0; k < words.size(); ++k) {
        const Candidate& word = words[k];
        const bool chosen =
            word.id == context.stage.trace.targetIds()[static_cast<std::size_t>(target)];
        const QRectF row(room.left(), top + static_cast<double>(k) * pitch, room.width(), pitch);
        const bool unknown = word.id == language::Vocabulary::kUnk;
        const QColor ink = unknown ? theme.errorText : chosen ? theme.ink : theme.inkMuted;
        drawing.text(
            {row.left(), row.top(), wordWidth, pitch},
            tokenLabel(QString::fromStdString(word.word)),
            {chosen ? fonts.strong : fonts.body, ink, Qt::AlignRight | Qt::AlignVCenter, unknown});
        const bool values = context.showsValues();
        const double share = values              ? static_cast<double>(word.probability)
                             : gradients.shown() ? gradients.share(word.id)
                                                 : 0;
        const double length = std::max(1.5, barRoom * std::clamp(share, 0.0, 1.0));
        const double thick = std::min(pitch * 0.62, theme.space(2.5));
        const QColor colour = !values
                                  ? (gradients.shown() ? gradients.colour(word.id) : theme.track)
                              : chosen ? theme.decoder
                                       : theme.connector;
        drawing.box(Drawing::Layer::Content, {barLeft, row.center().y() - thick / 2, length, thick},
                    colour, {}, std::min(2.0, length / 2));
        double left = barLeft + length + theme.space(0.75);
        const QColor numberInk = chosen ? theme.ink : theme.inkMuted;
        if (values) {
            drawing.text({left, row.top(), probabilityWidth, pitch},
                         scene::pictureNumber(static_cast<double>(word.probability)),
                         {fonts.body, numberInk});
            left += probabilityWidth + theme.space(0.5);
        }
        if (gradients.shown()) {
            const QRectF slope(left, row.top(), gradientWidth, pitch);
            const QString sign = barRoom > theme.space(1) ? QStringLiteral("∂ ") : QString();
            const QRectF place = slope.intersected(room);
            drawing.text(place, sign + gradients.text(word.id, place.width()),
                         {fonts.body, numberInk});
            drawing.region(values ? slope : row,
                           {.node = gradients.node(), .row = word.id, .column = 0});
        }
        if (!values) {
            continue;
        }
        drawing.region(row, {.node = node, .row = word.id, .column = 0});
    }
}

/// Where the words will be.
void addEmptyBars(Drawing& drawing, const LaneContext& context, const QRectF& room) {
    const Theme& theme = context.theme();
    const double least = context.stage.fonts.bodyHeight;
    const int count = std::clamp(static_cast<int>(room.height() / least), 1, 4);
    const double top = room.center().y() - least * count / 2;
    for (int k = 0; k < count; ++k) {
        const QRectF bar(room.left() + theme.space(9), top + least * (k + 0.2),
                         room.width() * 0.5 / (k + 1), least * 0.6);
        drawing.box(Drawing::Layer::Content, bar, theme.emptyCell, {}, 2);
    }
}

const QString dots = QStringLiteral("…");

/// A word of the translation as it is drawn.
struct Said {
    QString text;
    bool unknown = false;
};

/// The words chosen up to this moment.
std::vector<Said> wordsSaid(const LaneContext& context) {
    const models::Trace& trace = context.stage.trace;
    const int known = std::max(0, context.moment().target) + (context.reached ? 1 : 0);
    std::vector<Said> words;
    for (int t = 0; t < known; ++t) {
        const std::string& word = trace.target()[static_cast<std::size_t>(t)];
        words.push_back({tokenLabel(QString::fromStdString(word)), trace.isUnknownTarget(t)});
    }
    if (!context.reached && context.moment().target >= 0) {
        words.push_back({QStringLiteral("_")});
    }
    return words;
}

/// Words in lines no wider than `width`.
std::vector<std::vector<Said>> wrapped(const std::vector<Said>& words, const MeasuredFont& font,
                                       double width) {
    std::vector<std::vector<Said>> lines;
    double taken = width + 1;
    for (const Said& word : words) {
        const double own = font.width(word.text);
        if (taken + own > width) {
            lines.emplace_back();
            taken = 0;
        }
        lines.back().push_back(word);
        taken += own + font.width(QStringLiteral(" "));
    }
    return lines;
}

/// The words in so many lines at most: the newest stay, dots stand for the others.
std::vector<std::vector<Said>> newest(const std::vector<Said>& words, const MeasuredFont& font,
                                      double width, int most) {
    std::vector<std::vector<Said>> lines = wrapped(words, font, width);
    for (auto first = words.begin(); static_cast<int>(lines.size()) > most;) {
        std::vector<Said> rest(++first, words.end());
        if (rest.size() > 1) {
            rest.insert(rest.begin(), Said{dots});
        }
        lines = wrapped(rest, font, width);
    }
    return lines;
}

void addTranslation(Drawing& drawing, const LaneContext& context, const QRectF& room) {
    const Theme& theme = context.theme();
    const LaneFonts& fonts = context.stage.fonts;
    const MeasuredFont& font = fonts.strong;
    const double below = room.bottom() - room.top() - fonts.captionHeight;
    const auto fitting = std::max(1, static_cast<int>(below / fonts.bodyHeight));
    const auto lines = newest(wordsSaid(context), font, room.width(), fitting);
    drawing.text({room.left(), room.top(), room.width(), fonts.captionHeight},
                 QCoreApplication::translate("StageView", "so far"),
                 {fonts.caption, theme.inkMuted});
    double top = room.top() + fonts.captionHeight;
    for (const auto& line : lines) {
        double left = room.left();
        for (const Said& word : line) {
            left += drawing.text({left, top, room.right() - left, fonts.bodyHeight}, word.text,
                                 {.font = fonts.strong,
                                  .colour = word.unknown ? theme.errorText : theme.ink,
                                  .dashed = word.unknown}) +
                    font.width(QStringLiteral(" "));
        }
        top += fonts.bodyHeight;
    }
}

/// "loss 0.02 of 0.35", below the translation where there is room. Returns its height.
double addLoss(Drawing& drawing, const LaneContext& context, const QRectF& room) {
    const LaneFonts& fonts = context.stage.fonts;
    const tape::Step* loss = context.stepNamed("loss");
    const bool asked = context.stage.numbersShown != scene::ShownNumbers::Value ||
                       context.moment().back != scene::Back::No;
    if (loss == nullptr || !asked || room.height() < 2 * fonts.captionHeight + fonts.bodyHeight) {
        return 0;
    }
    const models::Trace& trace = context.stage.trace;
    const QRectF line(room.left(), room.bottom() - fonts.captionHeight, room.width(),
                      fonts.captionHeight);
    const QString text = QCoreApplication::translate("StageView", "loss %1 of %2")
                             .arg(scene::slopeText(trace.valueOf({loss->node, 0, 0})),
                                  scene::slopeText(trace.loss()));
    drawing.text(line, text, {fonts.caption, context.theme().inkMuted});
    drawing.region(line, {.node = loss->node, .row = 0, .column = 0});
    return fonts.captionHeight;
}

}  // namespace

double OutputLane::minimumHeight(const LaneContext& context) const {
    return 2 * context.stage.fonts.bodyHeight;
}

Ports OutputLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                          Drawing& drawing) const {
    const Theme& theme = context.theme();
    // What speaks: of the paper's own orders the attentional state, else the readout's units.
    if (const tape::Step* said = context.reached ? context.stepNamed("attentional") : nullptr) {
        addGutterTile(drawing, context, room, *said, {});
    }
    const double translation = std::min(room.body.width() * 0.34, theme.space(26));
    const QRectF words = room.body.adjusted(0, 0, -translation - theme.space(2), 0);
    if (context.reached && context.stage.trace.find("probabilities", context.moment().target)) {
        addWords(drawing, context, words);
    } else {
        addEmptyBars(drawing, context, words);
    }
    const QRectF said(room.body.right() - translation, room.body.top(), translation,
                      room.body.height());
    const double taken = addLoss(drawing, context, said);
    addTranslation(drawing, context, said.adjusted(0, 0, 0, -taken));
    for (const QPointF& port : below) {
        drawing.arrow(Drawing::Layer::Connector, port, {port.x(), room.body.bottom()},
                      {context.reached ? theme.connector : theme.border, 1.25 * theme.scale},
                      theme.space(0.75));
    }
    return {};
}

}  // namespace lab::figures
