// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

namespace bifrost {

/// The address of a server that listens at a socket of this machine, taken apart.
struct SocketUrl
{
    QString socket; ///< its path, absolute
    QString path; ///< behind it, without slashes at the end; may be empty
};

/// Reads "unix:///run/server.sock", where all is the path of the socket, or
/// "http+unix://%2Frun%2Fserver.sock/v1", as Docker's tools and others write it. Nothing where it is neither.
std::optional<SocketUrl> readSocketUrl(const QString &text);

} // namespace bifrost
