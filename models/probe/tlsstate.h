// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace bifrost {

/// A certificate as people need to know it. A value.
struct CertificateFacts
{
    enum class Standing {
        Good,
        EndsSoon, ///< within SoonDays
        Ended,
        NotYet, ///< it holds from later on
    };
    static constexpr int SoonDays = 14;

    QString subject; ///< "ai.example.net"
    QString issuer;
    QStringList names; ///< that callers may use for it, and addresses
    QDateTime from; ///< UTC
    QDateTime until; ///< UTC
    bool selfSigned = false;
    bool keyIsOpen = false; ///< other users of this machine can read the key

    Standing standing(const QDateTime &now) const;

    /// What is wrong with it at that time, for people; empty: nothing.
    QString objection(const QDateTime &now) const;

    bool operator==(const CertificateFacts &) const = default;
};

/// How the listener stands with TLS. A value.
struct TlsState
{
    bool on = false;
    CertificateFacts certificate; ///< in use
    QString trouble; ///< why the files that are there now are not in use; empty: they are

    bool operator==(const TlsState &) const = default;
};

} // namespace bifrost
