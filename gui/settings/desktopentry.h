// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace bifrost::gui {

/// The main group of a .desktop file, as far as starting a program needs it. A value.
class DesktopEntry
{
public:
    /// Nothing is lost that follows the format; lines that do not are passed over.
    static DesktopEntry parse(const QString &text);

    QString value(const QString &key) const { return m_values.value(key); }
    bool flag(const QString &key, bool fallback = false) const;
    QStringList list(const QString &key) const; ///< parts between semicolons
    bool isEmpty() const { return m_values.isEmpty(); }

    /// The program and its arguments in Exec, without field codes; empty: it cannot be read.
    QStringList command() const;

    /// The same the other way round, for a value of Exec.
    static QString execOf(const QStringList &command);

    /// A text as the value of any key.
    static QString escaped(const QString &text);

private:
    QMap<QString, QString> m_values;
};

} // namespace bifrost::gui
