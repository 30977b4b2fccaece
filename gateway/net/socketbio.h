// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct bio_st;
struct ssl_st;

namespace bifrost::net {

/// OpenSSL's way to a socket. Unlike its own it knows when the socket has been read empty, which spares a
/// system call for every answer, and a peer that has gone raises no signal. Owned by the SSL object.
class SocketBio
{
public:
    static void attach(ssl_st *ssl, int fd);

    /// The last read took all that was there.
    static bool isDrained(const ssl_st *ssl);
};

} // namespace bifrost::net
