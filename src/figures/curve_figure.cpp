// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_figure.h"

#include <cmath>

namespace lab::figures {

CurveHue hueOf(int series) {
    return static_cast<CurveHue>(series % 6);
}

QColor lineColour(const Theme& theme, CurveHue hue) {
    switch (hue) {
        case CurveHue::Green:
            return theme.context;
        case CurveHue::Blue:
            return theme.encoder;
        case CurveHue::Orange:
            return theme.decoder;
        case CurveHue::Purple:
            return theme.score;
        case CurveHue::Grey:
            return theme.inkFaint;
        case CurveHue::Ink:
            return theme.ink;
    }
    return theme.ink;
}

QColor textColour(const Theme& theme, CurveHue hue) {
    switch (hue) {
        case CurveHue::Green:
            return theme.contextText;
        case CurveHue::Blue:
            return theme.encoderText;
        case CurveHue::Orange:
            return theme.decoderText;
        case CurveHue::Purple:
            return theme.scoreText;
        case CurveHue::Grey:
            return theme.inkFaint;
        case CurveHue::Ink:
            return theme.ink;
    }
    return theme.ink;
}

bool CurveFigure::isShown(const QPointF& point) const {
    return std::isfinite(point.x()) && std::isfinite(point.y()) &&
           (!x.logarithmic || point.x() > 0) && (!y.logarithmic || point.y() > 0);
}

}  // namespace lab::figures
