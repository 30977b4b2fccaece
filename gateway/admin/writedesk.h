// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/adminreply.h"
#include "models/config/configservice.h"

#include <QObject>

#include <functional>
#include <memory>

class QHttpServerResponder;

namespace bifrost::admin {

/// Hands commands of management requests to the ConfigService on the main thread, and answers once the change
/// is in force, or after a deadline. The caller may be gone by then. Lives on the thread of the AdminServer.
class WriteDesk : public QObject
{
    Q_OBJECT

public:
    /// The service may be null: then nothing can be changed. It must outlive this.
    explicit WriteDesk(ConfigService *service, QObject *parent = nullptr);

    using Reply = std::function<AdminReply(const ConfigOutcome &)>;
    using Refusal = std::function<AdminReply(const Error &, const FieldErrors &)>;

    /// `reply` makes the answer of a success, `refusal` that of a failure.
    void submit(ConfigEdit edit, QHttpServerResponder &&responder, Reply reply, Refusal refusal);

private:
    ConfigService *const m_service;
};

} // namespace bifrost::admin
