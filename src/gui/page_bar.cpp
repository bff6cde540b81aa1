// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/page_bar.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace lab::gui {
namespace {

constexpr int gap = 8;

}  // namespace

PageBar::PageBar(QWidget* parent)
    : QWidget(parent),
      row_(new QHBoxLayout(this)),
      list_(new QToolButton(this)),
      menu_(new QMenu(list_)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(gap);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    makeList();
}

void PageBar::makeList() {
    list_->setObjectName(QStringLiteral("pagesButton"));
    list_->setProperty("kind", QStringLiteral("pages"));
    list_->setFocusPolicy(Qt::TabFocus);
    list_->setPopupMode(QToolButton::InstantPopup);
    list_->setMenu(menu_);
    list_->setToolTip(tr("The pages (Ctrl and the page's number)"));
    list_->setVisible(false);
    menu_->setToolTipsVisible(true);
    row_->addWidget(list_);
}

QString PageBar::keyText(std::size_t place) {
    return tr("Ctrl+%1").arg(place + 1);
}

void PageBar::setPages(const std::vector<PageEntry>& pages) {
    pages_ = pages;
    auto* group = new QActionGroup(menu_);
    for (std::size_t place = 0; place < pages.size(); ++place) {
        const PageEntry& entry = pages[place];
        const QString tip = tr("%1 (%2)").arg(entry.about, keyText(place));
        const auto choose = [this, page = entry.page] { emit chosen(page); };
        QWidget* before = buttons_.empty() ? list_ : buttons_.back();
        buttons_.push_back(makeButton(entry, tip));
        setTabOrder(before, buttons_.back());
        connect(buttons_.back(), &QToolButton::clicked, this, choose);
        // The text of a key, not the key itself: the window has that.
        QAction* action = menu_->addAction(entry.title + QLatin1Char('\t') + keyText(place));
        action->setCheckable(true);
        action->setToolTip(tip);
        group->addAction(action);
        connect(action, &QAction::triggered, this, choose);
    }
    setCurrent(pages.front().page);
}

QToolButton* PageBar::makeButton(const PageEntry& entry, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(scene::nameOf(scene::pageNames, entry.page) + QStringLiteral("Page"));
    button->setProperty("kind", QStringLiteral("page"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setCheckable(true);
    button->setText(entry.title);
    button->setToolTip(tip);
    button->setAccessibleName(tr("Page %1").arg(entry.title));
    row_->addWidget(button);
    return button;
}

void PageBar::setCurrent(scene::Page page) {
    for (std::size_t place = 0; place < pages_.size(); ++place) {
        const bool shown = pages_[place].page == page;
        buttons_[place]->setChecked(shown);
        menu_->actions().at(static_cast<qsizetype>(place))->setChecked(shown);
        if (shown) {
            list_->setText(pages_[place].title);
            list_->setAccessibleName(tr("Pages, now %1").arg(pages_[place].title));
        }
    }
}

void PageBar::setFolded(bool folded) {
    if (folded == folded_) {
        return;
    }
    folded_ = folded;
    const bool focused =
        std::ranges::any_of(buttons_, [](const QToolButton* button) { return button->hasFocus(); });
    const bool listFocused = list_->hasFocus();
    list_->setVisible(folded);
    if (focused) {
        list_->setFocus();
    }
    for (QToolButton* button : buttons_) {
        button->setVisible(!folded);
        if (listFocused && button->isChecked()) {
            button->setFocus();
        }
    }
}

int PageBar::widthNeeded(bool folded) const {
    if (folded) {
        return list_->sizeHint().width();
    }
    int width = -gap;
    for (const QToolButton* button : buttons_) {
        width += gap + button->sizeHint().width();
    }
    return std::max(width, 0);
}

}  // namespace lab::gui
