// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/pendingreply.h"

#include <QHttpServerResponder>
#include <QTcpSocket>
#include <QTimer>

namespace bifrost::admin {

PendingReply::PendingReply(QHttpServerResponder &&responder, const Error &tooLate, QObject *parent)
    : QObject(parent)
    , m_responder(std::make_unique<QHttpServerResponder>(std::move(responder)))
    , m_socket(m_responder->socket())
{
    QTimer::singleShot(Patience, this, [this, tooLate] { finish(AdminReply::error(tooLate)); });
}

PendingReply::~PendingReply() = default;

void PendingReply::finish(const AdminReply &reply)
{
    if (m_socket)
        send(*m_responder, reply);
    delete this;
}

void send(QHttpServerResponder &responder, const AdminReply &reply)
{
    const auto status = QHttpServerResponder::StatusCode(reply.status);
    if (reply.revision.isEmpty()) {
        responder.write(reply.body, {{"Content-Type", reply.type}}, status);
    } else {
        responder.write(reply.body, {{"Content-Type", reply.type}, {"ETag", '"' + reply.revision + '"'}},
                        status);
    }
}

} // namespace bifrost::admin
