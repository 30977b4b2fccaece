// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

class QDBusArgument;

namespace bifrost::test {

/// The menu of a StatusNotifier item, read and clicked over the session bus as a panel does it
/// (com.canonical.dbusmenu).
class NotifierMenu
{
public:
    struct Entry
    {
        int id = 0;
        QString label; ///< without the mark of its letter
        bool enabled = true;
        bool visible = true;
        bool checked = false;
        QList<Entry> children = {};
    };

    explicit NotifierMenu(QString service);

    QList<Entry> entries() const; ///< as they are now
    QStringList labels() const; ///< of those that are visible
    bool has(const QString &label) const { return labels().contains(label); }
    bool isChecked(const QString &label) const;

    /// False: there is none of that name that can be clicked now.
    bool click(const QString &label) const;

private:
    std::optional<Entry> entry(const QString &label) const;
    static Entry read(const QDBusArgument &argument);

    const QString m_service;
    QString m_path;
};

} // namespace bifrost::test
