// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/channelserver.h"

#include <QTcpSocket>

namespace bifrost::admin {

void ChannelServer::adopt(net::Fd fd)
{
    auto socket = std::make_unique<QTcpSocket>(this);
    if (!socket->setSocketDescriptor(fd.get(), QAbstractSocket::ConnectedState))
        return;
    fd.release(); // the socket closes it
    addPendingConnection(socket.release());
}

} // namespace bifrost::admin
