// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tone.h"

#include <QLabel>

namespace bifrost::gui {

/// A state in a word or two, on a soft round field with the mark of its tone. A label to a screen reader.
class Badge : public QLabel
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);
    Badge(Tone tone, const QString &text, QWidget *parent = nullptr);

    /// No text hides the badge. The symbol is the tone's own unless one is given.
    void tell(Tone tone, const QString &text, const QString &symbol = {});
    Tone tone() const { return m_tone; }

    /// Where there is no room for it the words are cut, and the tooltip has them. Else they never are.
    void setMayBeCut(bool may);
    bool mayBeCut() const { return m_mayBeCut; }
    bool isCut() const { return width() < sizeHint().width(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    bool m_mayBeCut = false;
    QString m_symbol;
};

} // namespace bifrost::gui
