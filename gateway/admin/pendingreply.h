// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/adminreply.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <memory>

class QHttpServerResponder;
class QTcpSocket;

namespace bifrost::admin {

/// A management request that waits for its outcome, and goes with its answer; after a deadline it answers
/// that by itself. In Qt 6.4 a responder whose socket is gone must not be touched. Owned by its parent until
/// then, on the thread of the AdminServer.
class PendingReply : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds Patience{50}; ///< less than the bridge has

    PendingReply(QHttpServerResponder &&responder, const Error &tooLate, QObject *parent);
    ~PendingReply() override;

    void finish(const AdminReply &reply);

private:
    std::unique_ptr<QHttpServerResponder> m_responder;
    QPointer<QTcpSocket> m_socket;
};

/// Answers at once.
void send(QHttpServerResponder &responder, const AdminReply &reply);

} // namespace bifrost::admin
