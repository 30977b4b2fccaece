// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/typedinputs.h"

#include "gui/widgets/switch.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace bifrost::gui {

namespace {

/// Invalid: it is nothing that is typed into.
QVariant valueOf(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
        return text->toPlainText();
    if (const auto *choice = qobject_cast<const Switch *>(widget))
        return choice->isChecked();
    return {};
}

} // namespace

TypedInputs::TypedInputs(QWidget *form)
{
    for (QWidget *widget : form->findChildren<QWidget *>()) {
        if (const QVariant value = valueOf(widget); value.isValid())
            m_inputs.append({widget, value});
    }
}

void TypedInputs::keepLost()
{
    m_inputs.removeIf(
        [](const Input &input) { return !input.widget || valueOf(input.widget) == input.value; });
}

void TypedInputs::bringBack() const
{
    for (const Input &input : m_inputs) {
        QWidget *widget = input.widget;
        if (!widget || valueOf(widget) == input.value)
            continue;
        if (auto *line = qobject_cast<QLineEdit *>(widget)) {
            line->setText(input.value.toString());
            Q_EMIT line->textEdited(line->text());
        } else if (auto *text = qobject_cast<QPlainTextEdit *>(widget)) {
            text->setPlainText(input.value.toString());
        } else if (auto *choice = qobject_cast<Switch *>(widget)) {
            choice->click();
        }
    }
}

} // namespace bifrost::gui
