// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"

#include <QTcpServer>

namespace bifrost::admin {

/// A QTcpServer without an address: its connections are ends of socket pairs. It believes that it listens, or
/// Qt would warn of every connection; what it watches is the end of a pair on which nothing ever happens.
class ChannelServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit ChannelServer(QObject *parent = nullptr);

    void adopt(net::Fd fd); ///< on the thread of the server

private:
    net::Fd m_silent; ///< the other end of what is watched
};

} // namespace bifrost::admin
