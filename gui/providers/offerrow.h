// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bifrost::gui {

class Button;

/// Something that can be set up with one click: mark, what it is, what it has, the button. Used in
/// FirstSteps.
class OfferRow : public QWidget
{
    Q_OBJECT

public:
    /// `local`: a server on this computer.
    OfferRow(const QString &provider, bool local, const QString &title, const QString &detail,
             const QString &verb, QWidget *parent = nullptr);

    Button *button() const { return m_button; }

private:
    Button *m_button;
};

} // namespace bifrost::gui
