// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/writedesk.h"

#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace bifrost::admin {

namespace {

/// A request that waits for its outcome, and goes with its answer. In Qt 6.4 a responder whose socket is gone
/// must not be touched.
class PendingReply : public QObject
{
public:
    PendingReply(QHttpServerResponder &&responder, QObject *parent)
        : QObject(parent)
        , m_responder(std::make_unique<QHttpServerResponder>(std::move(responder)))
        , m_socket(m_responder->socket())
    { }

    void finish(const AdminReply &reply)
    {
        if (m_socket)
            send(*m_responder, reply);
        delete this;
    }

private:
    std::unique_ptr<QHttpServerResponder> m_responder;
    QPointer<QTcpSocket> m_socket;
};

} // namespace

void send(QHttpServerResponder &responder, const AdminReply &reply)
{
    const auto status = QHttpServerResponder::StatusCode(reply.status);
    if (reply.revision.isEmpty()) {
        responder.write(reply.body, {{"Content-Type", "application/json"}}, status);
    } else {
        responder.write(reply.body,
                        {{"Content-Type", "application/json"}, {"ETag", '"' + reply.revision + '"'}}, status);
    }
}

WriteDesk::WriteDesk(ConfigService *service, QObject *parent) : QObject(parent), m_service(service) { }

void WriteDesk::submit(ConfigEdit edit, QHttpServerResponder &&responder, Reply reply, Refusal refusal)
{
    if (!m_service) {
        send(responder,
             AdminReply::error(
                 Error(ErrorCode::ConfigReadOnly, "config store disabled: this gateway runs without one.")));
        return;
    }
    auto *pending = new PendingReply(std::move(responder), this);
    QTimer::singleShot(Patience, pending, [pending] {
        pending->finish(
            AdminReply::error(Error(ErrorCode::NotLive,
                                    "The change was not carried out in time. It may still be; look again "
                                    "before you repeat it.")));
    });
    // The service looks whether its context lives, so that is this object, which goes while it waits.
    m_service->apply(std::move(edit), this,
                     [waiting = QPointer<PendingReply>(pending), reply = std::move(reply),
                      refusal = std::move(refusal)](const ConfigOutcome &outcome) {
                         if (PendingReply *still = waiting.data()) {
                             still->finish(outcome.ok() ? reply(outcome)
                                                        : refusal(*outcome.error, outcome.fields));
                         }
                     });
}

} // namespace bifrost::admin
