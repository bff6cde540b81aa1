// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <algorithm>
#include <array>
#include <optional>

#include "gui/elided_combo_box.h"
#include "gui/wheel_scrolls.h"

namespace lab::gui {
namespace {

using language::Language;
using language::LetterCase;
using language::TextEncoding;
using language::TokensOf;

constexpr int longestSentence = 60;

/// In the order of the chooser.
constexpr std::array<Language, 4> languages{
    {{.tokens = TokensOf::English},
     {.tokens = TokensOf::French},
     {.tokens = TokensOf::AnyLanguage},
     {.tokens = TokensOf::AnyLanguage, .letters = LetterCase::Kept}}};
constexpr std::array<std::optional<TextEncoding>, 5> encodings{
    {std::nullopt, TextEncoding::Utf8, TextEncoding::Latin1, TextEncoding::Utf16Little,
     TextEncoding::Utf16Big}};

template <typename Value, std::size_t N>
int placeOf(const std::array<Value, N>& values, const Value& value) {
    return static_cast<int>(std::ranges::find(values, value) - values.begin());
}

}  // namespace

DataSettings::DataSettings(QWidget* parent) : QWidget(parent), rows_(new QGridLayout(this)) {
    setObjectName(QStringLiteral("dataSettings"));
    source_ = addLanguage(tr("Source language"),
                          tr("How sentences are cut into words; by all of them Chinese characters "
                             "and kana are a word each"));
    target_ = addLanguage(tr("Target language"), tr("How translations are cut into words"));
    encoding_ = new ElidedComboBox(this);
    encoding_->addItems({tr("Detect"), tr("UTF-8"), tr("Latin-1"), tr("UTF-16, little-endian"),
                         tr("UTF-16, big-endian")});
    addRow(tr("Encoding"), encoding_,
           tr("How the file stores its characters; UTF-16 is little-endian (LE) or big-endian"));
    longest_ =
        addNumber(tr("Longest sentence"),
                  tr("Pairs with more words and signs on a side are left out"), 1, longestSentence);
    longest_->setSuffix(tr(" tokens"));
    leastCount_ =
        addNumber(tr("Least count"), tr("Words that the training part has less often are unknown"),
                  1, 1'000'000);
    heldOut_ = addNumber(tr("Held out"),
                         tr("The part that is never trained on, to judge by; a hash of the source "
                            "sentence chooses it"),
                         1, 1'000'000);
    heldOut_->setSpecialValueText(tr("none"));
    heldOut_->setPrefix(tr("1 in "));
    sentences_ = addNumber(tr("Sentences"),
                           tr("Different ones to train on, fewer where the grammar makes no more"),
                           1, static_cast<int>(DataSet::mostSentences));
    sentences_->setGroupSeparatorShown(true);
    sentences_->setSingleStep(1000);
    seed_ = addNumber(tr("Seed"), tr("What draws them: the same seed, the same sentences"), 0,
                      1'000'000'000);
    swapped_ = new QCheckBox(tr("S&wap columns"), this);
    swapped_->setToolTip(tr("The translation stands first in the file"));
    swapped_->setAccessibleName(tr("Swap columns"));
    rows_->addWidget(swapped_, rows_->rowCount(), 0, 1, 2);
    rows_->setColumnStretch(1, 1);
    connect(swapped_, &QCheckBox::toggled, this, &DataSettings::tell);
    letWheelScroll(*this);
}

QComboBox* DataSettings::addLanguage(const QString& name, const QString& tip) {
    auto* box = new ElidedComboBox(this);
    box->addItems({tr("English"), tr("French"), tr("Any"), tr("Any, with capitals")});
    addRow(name, box, tip);
    return box;
}

QSpinBox* DataSettings::addNumber(const QString& name, const QString& tip, int least, int most) {
    auto* box = new QSpinBox(this);
    box->setRange(least, most);
    box->setKeyboardTracking(false);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addRow(name, box, tip);
    return box;
}

void DataSettings::addRow(const QString& name, QWidget* field, const QString& tip) {
    auto* label = new QLabel(name, this);
    label->setProperty("textStyle", QStringLiteral("caption"));
    field->setToolTip(tip);
    field->setAccessibleName(name);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    const int row = static_cast<int>(fields_.size());
    rows_->addWidget(label, row, 0);
    rows_->addWidget(field, row, 1);
    fields_.emplace_back(label, field);
    if (auto* number = qobject_cast<QSpinBox*>(field)) {
        connect(number, &QSpinBox::valueChanged, this, &DataSettings::tell);
    } else if (auto* box = qobject_cast<QComboBox*>(field)) {
        connect(box, &QComboBox::currentIndexChanged, this, &DataSettings::tell);
    }
}

void DataSettings::showRow(QWidget* field, bool shown) {
    for (const auto& [label, each] : fields_) {
        if (each == field) {
            label->setVisible(shown);
            each->setVisible(shown);
        }
    }
}

void DataSettings::setTheme(const figures::Theme& theme) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setHorizontalSpacing(qRound(theme.space(1)));
    rows_->setVerticalSpacing(qRound(theme.space(theme.compact ? 0.25 : 0.75)));
}

void DataSettings::setSet(const DataSet& set) {
    set_ = set;
    showing_ = true;
    const bool isGrammar = set.kind == DataKind::Grammar;
    for (QWidget* field : {static_cast<QWidget*>(encoding_), static_cast<QWidget*>(leastCount_),
                           static_cast<QWidget*>(heldOut_)}) {
        showRow(field, !isGrammar);
    }
    showRow(sentences_, isGrammar);
    showRow(seed_, isGrammar);
    swapped_->setVisible(!isGrammar);
    swapped_->setText(set.kind == DataKind::Parallel ? tr("S&wap files") : tr("S&wap columns"));
    source_->setCurrentIndex(placeOf(languages, set.choices.source.language));
    target_->setCurrentIndex(placeOf(languages, set.choices.target.language));
    encoding_->setCurrentIndex(placeOf(encodings, set.choices.encoding));
    longest_->setValue(set.choices.source.length.longest);
    leastCount_->setValue(static_cast<int>(set.choices.leastCount));
    heldOut_->setValue(std::max(1, static_cast<int>(set.choices.heldOut.oneIn)));
    sentences_->setValue(static_cast<int>(set.sentences));
    seed_->setValue(static_cast<int>(set.seed));
    swapped_->setChecked(set.choices.swapped);
    for (const auto& [label, field] : fields_) {
        field->setEnabled(!set.shipped);
    }
    swapped_->setEnabled(!set.shipped);
    showing_ = false;
}

void DataSettings::chooseLatin1() {
    encoding_->setCurrentIndex(placeOf(encodings, std::optional(TextEncoding::Latin1)));
}

void DataSettings::tell() {
    if (showing_) {
        return;
    }
    language::CorpusChoices& choices = set_.choices;
    choices.source.language = languages[static_cast<std::size_t>(source_->currentIndex())];
    choices.target.language = languages[static_cast<std::size_t>(target_->currentIndex())];
    choices.encoding = encodings[static_cast<std::size_t>(encoding_->currentIndex())];
    choices.source.length.longest = longest_->value();
    choices.target.length.longest = longest_->value();
    choices.source.length.shortest = std::min(choices.source.length.shortest, longest_->value());
    choices.target.length.shortest = std::min(choices.target.length.shortest, longest_->value());
    choices.leastCount = static_cast<std::size_t>(leastCount_->value());
    const int oneIn = heldOut_->value();
    choices.heldOut.oneIn = oneIn == 1 ? 0 : static_cast<std::uint64_t>(oneIn);
    choices.swapped = swapped_->isChecked();
    set_.sentences = static_cast<std::size_t>(sentences_->value());
    set_.seed = static_cast<std::uint64_t>(seed_->value());
    emit changed(set_);
}

}  // namespace lab::gui
