// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QVariant>
#include <QWidget>

namespace bifrost::gui {

/// What stands in the inputs of a form, so that what is taken back can be brought back. A value, GUI thread.
class TypedInputs
{
public:
    explicit TypedInputs(QWidget *form);

    /// Of all that is kept only what the form has lost since.
    void keepLost();

    /// As if it were typed again.
    void bringBack() const;

private:
    struct Input
    {
        QPointer<QWidget> widget;
        QVariant value;
    };

    QList<Input> m_inputs;
};

} // namespace bifrost::gui
