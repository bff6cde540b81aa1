// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/data/data_page.h"

#include <QDragEnterEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QUrl>
#include <algorithm>

#include "gui/data/data_list.h"
#include "gui/data/data_session.h"
#include "gui/data/data_settings.h"
#include "gui/data/grammar_editor.h"
#include "gui/data/grammar_panel.h"
#include "gui/data/length_bars.h"
#include "gui/data/pair_table.h"
#include "gui/explore_session.h"
#include "gui/panel_header.h"
#include "gui/save_dialog.h"
#include "gui/style.h"

namespace lab::gui {
namespace {

constexpr int widestList = 260;
constexpr int widestSettings = 300;
/// Lines of the report that are seen at once; the rest is scrolled to.
constexpr int reportLines = 6;
constexpr int beforeProgress = 250;  ///< milliseconds

QStringList localFiles(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile()) {
            files << url.toLocalFile();
        }
    }
    return files;
}

QString row(const QString& name, const QString& words, const QString& unknown,
            const QString& tokens) {
    const auto number = [](const QString& text) {
        return QStringLiteral("<td align='right'>&nbsp;&nbsp;%1</td>").arg(text);
    };
    return QStringLiteral("<tr><td>%1</td>%2%3%4</tr>")
        .arg(name, number(words), number(unknown), number(tokens));
}

QString rowOf(const QString& name, const SideStatistics& side) {
    const QLocale locale;
    return row(name, locale.toString(static_cast<qulonglong>(side.words)),
               locale.toString(static_cast<qulonglong>(side.rare)),
               locale.toString(side.meanLength(), 'f', 1));
}

}  // namespace

DataPage::DataPage(DataSession& session, ExploreSession& document, QWidget* parent)
    : Page(parent),
      session_(session),
      list_(new DataList(session)),
      left_(new QFrame),
      right_(new QFrame) {
    setAcceptDrops(true);
    left_->setObjectName(QStringLiteral("dataSide"));
    auto* left = new QVBoxLayout(left_);
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(list_);
    auto* right = new QVBoxLayout(right_);
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(makeSide());
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(left_);
    columns->addWidget(makeMiddle(), 1);
    columns->addWidget(right_);
    addKeys();
    connect(settings_, &DataSettings::changed, &session_, &DataSession::change);
    connect(asLatin1_, &QPushButton::clicked, settings_, &DataSettings::chooseLatin1);
    patience_.setSingleShot(true);
    patience_.setInterval(beforeProgress);
    connect(&patience_, &QTimer::timeout, this,
            [this] { progressRow_->setVisible(session_.busy()); });
    connect(stop_, &QPushButton::clicked, &session_,
            [this] { session_.busy() ? session_.stop() : session_.readAgain(); });
    connect(&session_, &DataSession::currentChanged, this, &DataPage::showSet);
    connect(&session_, &DataSession::readingChanged, this, &DataPage::showReading);
    connect(&session_, &DataSession::busyChanged, this, &DataPage::showBusy);
    connect(&session_, &DataSession::failed, &document, &ExploreSession::showMessage);
    showSet();
    showReading();
    showBusy();
}

QWidget* DataPage::makeMiddle() {
    auto* panel = new QWidget;
    panel->setObjectName(QStringLiteral("dataMiddle"));
    header_ = new PanelHeader(panel);
    problem_ = new QLabel(panel);
    problem_->setObjectName(QStringLiteral("dataProblem"));
    problem_->setProperty("textStyle", QStringLiteral("error"));
    problem_->setWordWrap(true);
    problem_->setTextFormat(Qt::PlainText);
    report_ = new QLabel;
    report_->setObjectName(QStringLiteral("dataReport"));
    report_->setProperty("textStyle", QStringLiteral("caption"));
    report_->setWordWrap(true);
    report_->setTextFormat(Qt::PlainText);
    report_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    reportArea_ = new QScrollArea;
    reportArea_->setWidget(report_);
    reportArea_->setWidgetResizable(true);
    reportArea_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    reportArea_->setFocusPolicy(Qt::NoFocus);
    reportArea_->setAccessibleName(tr("What became of the file"));
    asLatin1_ = new QPushButton(tr("Read as &Latin-1"), panel);
    asLatin1_->setObjectName(QStringLiteral("readAsLatin1"));
    asLatin1_->setToolTip(tr("The bytes of this file are no UTF-8: older programs wrote Latin-1"));
    asLatin1_->setAccessibleName(tr("Read the file as Latin-1"));
    grammar_ = new GrammarPanel(session_);
    table_ = new PairTable;
    table_->setToolTip(tr("As they will be used; words in a dashed frame are unknown"));
    body_ = new QVBoxLayout;
    body_->addWidget(grammar_, 3);
    body_->addWidget(table_, 2);
    auto* rows = new QVBoxLayout(panel);
    rows->addWidget(header_);
    rows->addWidget(makeProgress());
    rows->addWidget(problem_);
    rows->addWidget(reportArea_);
    rows->addWidget(asLatin1_, 0, Qt::AlignLeft);
    rows->addLayout(body_, 1);
    return panel;
}

QWidget* DataPage::makeProgress() {
    progressRow_ = new QWidget;
    progressText_ = new QLabel;
    progressText_->setProperty("textStyle", QStringLiteral("caption"));
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setRange(0, 100);
    progress_->setAccessibleName(tr("How much has been read"));
    stop_ = new QPushButton;
    stop_->setObjectName(QStringLiteral("stopReading"));
    auto* row = new QHBoxLayout(progressRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(progressText_);
    row->addWidget(progress_, 1);
    row->addWidget(stop_);
    return progressRow_;
}

QWidget* DataPage::makeSide() {
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("rightPanel"));
    const auto title = [&](const QString& text) {
        auto* label = new QLabel(text, side);
        label->setProperty("textStyle", QStringLiteral("label"));
        return label;
    };
    settings_ = new DataSettings(side);
    statistics_ = new QLabel(side);
    statistics_->setObjectName(QStringLiteral("dataStatistics"));
    statistics_->setProperty("textStyle", QStringLiteral("caption"));
    statistics_->setWordWrap(true);
    lengths_ = new LengthBars(side);
    auto* rows = new QVBoxLayout(side);
    rows->addWidget(title(tr("How it is read")));
    rows->addWidget(settings_);
    rows->addWidget(title(tr("What it has")));
    rows->addWidget(statistics_);
    rows->addWidget(lengths_);
    rows->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void DataPage::addKeys() {
    const auto add = [this](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    const auto toError = [this] { grammar_->editor().goToError(); };
    add(QKeySequence::Open, [this] { list_->openPairs(); });
    add(QKeySequence::New, [this] { session_.newGrammar(); });
    add(QKeySequence::Save, [this] { session_.saveDraft(); });
    add(Qt::Key_F8, toError);
    add(Qt::SHIFT | Qt::Key_F8, toError);
    auto* remove = new QShortcut(Qt::Key_Delete, list_);
    remove->setContext(Qt::WidgetWithChildrenShortcut);
    connect(remove, &QShortcut::activated, list_, &DataList::askToRemove);
}

void DataPage::setTheme(const figures::Theme& theme) {
    scale_ = theme.scale;
    captionFont_ = theme.font(figures::TextStyle::Caption);
    list_->setTheme(theme);
    settings_->setTheme(theme);
    grammar_->setTheme(theme);
    table_->setTheme(theme);
    lengths_->setTheme(theme);
    const int side = qRound(theme.space(2));
    const int gap = qRound(theme.space(theme.compact ? 1 : 2));
    for (QLayout* rows : {header_->parentWidget()->layout(), settings_->parentWidget()->layout()}) {
        rows->setContentsMargins(side, side, side, side);
        rows->setSpacing(gap);
    }
    progressRow_->layout()->setSpacing(qRound(theme.space(1)));
    body_->setSpacing(gap);
    progress_->setFixedHeight(qRound(theme.space(1)));
    arrange();
}

void DataPage::arrange() {
    left_->setFixedWidth(std::min(width() * 7 / 32, qRound(widestList * scale_)));
    right_->setFixedWidth(std::min(width() * 9 / 32, qRound(widestSettings * scale_)));
    const int middle = width() - left_->width() - right_->width();
    const QFontMetrics metrics(captionFont_);
    const int room = report_->heightForWidth(middle - qRound(32 * scale_));
    reportArea_->setFixedHeight(
        std::clamp(room, metrics.height(), reportLines * (metrics.lineSpacing() + 1)));
}

void DataPage::showSet() {
    const DataSet& set = session_.current();
    settings_->setSet(set);
    grammar_->setVisible(set.kind == DataKind::Grammar);
    showReading();
}

void DataPage::showReading() {
    const DataReading& reading = session_.reading();
    const bool isGrammar = session_.current().kind == DataKind::Grammar;
    header_->setTexts(session_.current().name, {reading.summary});
    problem_->setText(reading.problem);
    problem_->setVisible(!reading.problem.isEmpty() && !isGrammar);
    QStringList lines = reading.remarks;
    for (QString& line : lines) {
        line[0] = line[0].toUpper();
    }
    report_->setText(lines.join(u'\n'));
    reportArea_->setVisible(!lines.isEmpty());
    asLatin1_->setVisible(reading.mayBeLatin1 && !session_.current().shipped);
    table_->setPairs(reading.pairs);
    showStatistics();
    showBusy();
    arrange();
}

void DataPage::showStatistics() {
    const DataReading& reading = session_.reading();
    QString text = tr("Nothing to count yet");
    if (!reading.source.lengths.empty()) {
        text = QStringLiteral("<table cellspacing='0'>%1%2%3</table>")
                   .arg(row({}, tr("words"), tr("unknown"), tr("length")),
                        rowOf(tr("Source"), reading.source), rowOf(tr("Target"), reading.target));
    }
    statistics_->setText(text);
    statistics_->setToolTip(
        reading.drawn == 0
            ? tr("Words that a translator will know, different ones that are too rare, and the "
                 "mean number of tokens of a sentence")
            : tr("Words that a translator will know, and the mean number of tokens of the %1 "
                 "different sentences that were drawn")
                  .arg(QLocale().toString(static_cast<qulonglong>(reading.drawn))));
    lengths_->setLengths(reading.source.lengths, reading.target.lengths);
    lengths_->setVisible(!reading.source.lengths.empty());
}

void DataPage::showBusy() {
    const bool busy = session_.busy();
    const bool isGrammar = session_.current().kind == DataKind::Grammar;
    if (!busy || isGrammar) {
        patience_.stop();
        progressRow_->setVisible(session_.stopped());
    } else if (progressRow_->isHidden() && !patience_.isActive()) {
        patience_.start();
    }
    progressText_->setText(busy ? tr("Reading…") : tr("Reading was stopped."));
    progress_->setVisible(busy);
    progress_->setValue(session_.progress());
    stop_->setText(busy ? tr("Sto&p") : tr("Read &again"));
    stop_->setAccessibleName(busy ? tr("Stop reading") : tr("Read again"));
    stop_->setToolTip(busy ? tr("Stops reading this data set; its settings stay")
                           : tr("Reads this data set from the start"));
    table_->setEmptyText(busy        ? tr("Reading…")
                         : isGrammar ? tr("No sentences: the grammar has an error.")
                                     : tr("No pairs to show"));
}

void DataPage::focusPicture() {
    list_->focusList();
}

void DataPage::setSideShown(bool shown) {
    left_->setVisible(shown);
    right_->setVisible(shown);
}

void DataPage::openExport() {
    const bool isGrammar = session_.current().kind == DataKind::Grammar;
    askWhereToSave(*this,
                   {.name = session_.current().name,
                    .ending = isGrammar ? QStringLiteral(".grammar") : QStringLiteral(".tsv"),
                    .filter = isGrammar ? tr("Grammar (*.grammar)") : tr("Pairs (*.tsv)")},
                   [this](const QString& path) { session_.exportTo(path); });
}

/// What is being written is not lost with the window.
bool DataPage::holdsClosing() {
    if (!session_.hasUnsaved()) {
        return false;
    }
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Grammars that are not saved"),
                        tr("Save the changed grammars before the window closes?"),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("saveQuestion"));
    takeOverTheme(*box);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box->button(QMessageBox::Save), &QAbstractButton::clicked, this, [this] {
        if (session_.saveAll()) {
            window()->close();
        }
    });
    connect(box->button(QMessageBox::Discard), &QAbstractButton::clicked, this, [this] {
        session_.dropDrafts();
        window()->close();
    });
    box->open();
    return true;
}

/// Nothing is read before somebody wants to see it.
void DataPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!read_) {
        read_ = true;
        session_.readAgain();
    }
}

void DataPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

void DataPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void DataPage::dropEvent(QDropEvent* event) {
    session_.open(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace lab::gui
