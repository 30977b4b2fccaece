// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"

#include <QTcpServer>

namespace bifrost::admin {

/// A QTcpServer that never listens: its connections are ends of socket pairs.
class ChannelServer : public QTcpServer
{
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    void adopt(net::Fd fd); ///< on the thread of the server
};

} // namespace bifrost::admin
