// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/channelserver.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace bifrost::admin {

ChannelServer::ChannelServer(QObject *parent) : QTcpServer(parent)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    m_silent = net::Fd(ends[0]);
    net::Fd watched(ends[1]);
    if (setSocketDescriptor(watched.get()))
        watched.release(); // the server closes it
}

void ChannelServer::adopt(net::Fd fd)
{
    auto socket = std::make_unique<QTcpSocket>(this);
    if (!socket->setSocketDescriptor(fd.get(), QAbstractSocket::ConnectedState))
        return;
    fd.release(); // the socket closes it
    addPendingConnection(socket.release());
}

} // namespace bifrost::admin
