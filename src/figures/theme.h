// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QStringList>

namespace lab::figures {

/// What a text is for; its size and weight follow (Theme::font). Nothing is below 11 pt.
enum class TextStyle {
    Caption,  ///< explanations under a title, axis names: 11 pt
    Body,     ///< what is read: tokens, numbers, paragraphs: 11.5 pt
    Label,    ///< names of fields and groups: 11.5 pt, semibold
    Title,    ///< of a card or panel: 13 pt, semibold
    Heading,  ///< of a page: 16 pt, semibold
};

/// All colours, type sizes and distances of the program, on screen and in exported figures: a
/// value, handed to every painter. The hues carry meaning and are told apart by colour-blind eyes
/// (Okabe and Ito 2008); where a hue is too light to be read as text there is a ...Text variant of
/// it. Every ink and ...Text colour has a contrast of at least 4.5 : 1 (WCAG 2.1, AA) on canvas,
/// surface, surfaceRaised, cursorSurface and highlight.
struct Theme {
    bool isDark = false;
    /// Multiplies type and distances: 1 at a desk, more when presenting.
    double scale = 1;
    /// In a low window: captions and margins give way to what they explain.
    bool compact = false;

    QColor canvas;         ///< behind the cards
    QColor surface;        ///< bars and panels
    QColor surfaceRaised;  ///< cards on the canvas, fields
    QColor border;         ///< of cards, fields and panels
    QColor highlight;      ///< behind the chosen or hovered row of a list
    QColor cursorSurface;  ///< the card of the stage that is lit

    QColor ink;       ///< text
    QColor inkMuted;  ///< text of less weight: captions, axis names
    QColor inkFaint;  ///< text not of this moment: words not reached, disabled items

    QColor accent;    ///< buttons, links, the chosen page
    QColor onAccent;  ///< text on the accent

    QColor encoder;  ///< encoder, keys: marks and fills
    QColor encoderText;
    QColor decoder;  ///< decoder, query
    QColor decoderText;
    QColor context;  ///< context, values
    QColor contextText;
    QColor score;  ///< scores
    QColor scoreText;
    QColor cursor;   ///< where the cursor stands: frames
    QColor hover;    ///< frame of what the mouse is over
    QColor related;  ///< frame of what belongs to that

    QColor warningText;
    QColor warningSurface;
    QColor errorText;
    QColor errorSurface;

    QColor chip;        ///< behind a token; holds ink and encoderText
    QColor chipBorder;  ///< around a token
    QColor emptyCell;   ///< a number that is not computed yet
    QColor track;       ///< the part of a bar or timeline that is not filled
    QColor connector;   ///< lines that say where data flows

    static Theme light();
    static Theme dark();
    /// The same theme with another scale.
    Theme scaledBy(double factor) const;

    /// The families of all text, the first one that is there is used; the last one is CSS's generic
    /// name.
    static QStringList fontFamilies();
    /// The font of a text, scaled, its size in points.
    QFont font(TextStyle style) const;
    /// Its size in points, scaled.
    double pointSize(TextStyle style) const;
    /// A distance of so many steps of the 8 pixel grid, scaled, in logical pixels.
    double space(double steps) const { return 8 * steps * scale; }
    /// The radius of a card's corners, scaled, in logical pixels.
    double radius() const { return 6 * scale; }

    bool operator==(const Theme&) const = default;
};

/// The contrast of two opaque colours as WCAG 2.1 defines it, from 1 (same) to 21.
double contrast(const QColor& one, const QColor& other);

}  // namespace lab::figures
