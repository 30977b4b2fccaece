// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QCheckBox>
#include <QVariantAnimation>

namespace bifrost::gui {

/// An on/off switch for something that has a state of its own: a click only emits clicked(), the owner moves
/// the knob with setChecked() when the thing itself has changed. A check box to the keyboard and to a screen
/// reader.
class Switch : public QCheckBox
{
    Q_OBJECT

public:
    static constexpr int FocusMargin = 3; ///< around the track

    explicit Switch(QWidget *parent = nullptr);

    /// What the track is filled with when it is on; Role::Local for what stays on this computer.
    void setFillRole(Role role);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void nextCheckState() override { }
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }

private:
    void moveKnob(bool on);

    Role m_fill = Role::Fill;
    QVariantAnimation m_motion;
    qreal m_knob = 0; ///< 0: off, 1: on
};

} // namespace bifrost::gui
