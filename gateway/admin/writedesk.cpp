// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/writedesk.h"

#include "gateway/admin/pendingreply.h"

#include <QHttpServerResponder>

namespace bifrost::admin {

WriteDesk::WriteDesk(ConfigService *service, QObject *parent) : QObject(parent), m_service(service) { }

void WriteDesk::submit(ConfigEdit edit, QHttpServerResponder &&responder, Reply reply, Refusal refusal)
{
    if (!m_service) {
        send(responder,
             AdminReply::error(
                 Error(ErrorCode::ConfigReadOnly, "config store disabled: this gateway runs without one.")));
        return;
    }
    auto *pending = new PendingReply(std::move(responder),
                                     Error(ErrorCode::NotLive,
                                           "The change was not carried out in time. It may still be; look "
                                           "again before you repeat it."),
                                     this);
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
