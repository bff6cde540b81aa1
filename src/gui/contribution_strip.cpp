// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/contribution_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "figures/colour_map.h"
#include "scene/number_text.h"

namespace lab::gui {

ContributionStrip::ContributionStrip(QWidget* parent)
    : QWidget(parent), theme_(figures::Theme::light()) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Terms of the sum"));
    setToolTip(tr("Each term of the sum: blue below 0, red above"));
}

void ContributionStrip::setTerms(std::vector<double> terms) {
    terms_ = std::move(terms);
    update();
}

void ContributionStrip::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

QSize ContributionStrip::sizeHint() const {
    return {qRound(theme_.space(30)), qRound(theme_.space(2.5))};
}

QSize ContributionStrip::minimumSizeHint() const {
    return {qRound(theme_.space(10)), sizeHint().height()};
}

bool ContributionStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !terms_.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto count = static_cast<int>(terms_.size());
        const int term = std::clamp(help->pos().x() * count / std::max(1, width()), 0, count - 1);
        QToolTip::showText(help->globalPos(),
                           tr("Term %1 of %2: %3")
                               .arg(term + 1)
                               .arg(count)
                               .arg(scene::numberText(terms_[static_cast<std::size_t>(term)])),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void ContributionStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const auto map = figures::ColourMap::signedValues(theme_.isDark);
    double largest = 0;
    for (const double term : terms_) {
        largest = std::max(largest, std::abs(term));
    }
    const auto count = static_cast<int>(terms_.size());
    for (int i = 0; i < count; ++i) {
        // Whole pixels without gaps: the strip is one picture.
        const int left = i * width() / count;
        const int right = (i + 1) * width() / count;
        const double share = largest > 0 ? terms_[static_cast<std::size_t>(i)] / largest : 0;
        painter.fillRect(left, 0, right - left, height(), QColor::fromRgb(map.at(share)));
    }
    painter.setPen(theme_.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace lab::gui
