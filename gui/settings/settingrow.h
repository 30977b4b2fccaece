// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace bifrost::gui {

class TextLabel;

/// One setting: its name, a sentence about what it does, and at the end of the line what changes it. The name
/// and the sentence are those of the control for a screen reader. Owned by a card of a section.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    SettingRow(const QString &name, const QString &hint, QWidget *control, QWidget *parent = nullptr);

    void setHint(const QString &hint);
    /// Of the control: "days". Those of other rows, too, so that all of them take the same room.
    void setSuffix(const QString &suffix, const QStringList &others = {});

    /// Why the control is off; empty: it is not.
    void setReason(const QString &reason);

    void addBeside(QWidget *widget); ///< behind the control

    /// Below name and control: an inline error, a field that needs the width.
    void addBelow(QWidget *widget);

private:
    void showWords();

    QWidget *m_control;
    TextLabel *m_name;
    TextLabel *m_hint;
    QHBoxLayout *m_line;
    QVBoxLayout *m_column;
    QString m_hintText;
    QString m_reason;
};

} // namespace bifrost::gui
