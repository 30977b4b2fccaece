// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace bifrost {

/// Which port to try. Where the wanted one is taken by another program and the user allowed it, the next free
/// one is used and noted in the data folder, so that the address stays the same from start to start; the
/// user's config.json is not touched. A plain value, owned by Program.
class PortChoice
{
public:
    PortChoice(QString noteFile, quint16 wanted);

    quint16 current() const { return m_current; }
    bool isReplacement() const { return m_current != m_wanted; }
    quint16 wanted() const { return m_wanted; }

    /// Goes on to another port. False if enough were tried.
    bool tryNext();

    /// Notes the current port for the next start. False if the note cannot be written.
    bool remember() const;

private:
    std::optional<quint16> noted() const;

    QString m_noteFile;
    quint16 m_wanted;
    quint16 m_current;
    int m_tries = 0;
};

} // namespace bifrost
