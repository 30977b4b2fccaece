// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QTcpServer>

namespace bifrost::test {

/// Listens at a port that the system gives to nobody by itself, so that the ports after it stay free while
/// other tests open connections. False: there is none.
inline bool listenQuietly(QTcpServer *server)
{
    constexpr int Lowest = 12'000;
    constexpr int Highest = 30'000; // Linux gives away those from 32768 on
    constexpr int Tries = 200;
    for (int i = 0; i < Tries; ++i) {
        const auto port = quint16(QRandomGenerator::global()->bounded(Lowest, Highest));
        if (server->listen(QHostAddress::LocalHost, port))
            return true;
    }
    return false;
}

} // namespace bifrost::test
