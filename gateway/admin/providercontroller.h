// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/adminreply.h"
#include "models/config/configservice.h"

namespace bifrost::admin {

/// What a request to change something asks for, or the refusal.
using EditRequest = std::variant<ConfigEdit, AdminReply>;

/// `/api/providers` and `/api/providers/<provider>`: requests into commands, states into answers. Without
/// state of its own.
class ProviderController
{
public:
    static AdminReply list(const ConfigState &state, std::uint16_t ownPort);
    static AdminReply one(const ConfigState &state, const QString &name, std::uint16_t ownPort = 0);

    static EditRequest create(const QByteArray &body);
    static EditRequest replace(const QString &name, const QByteArray &body, const QString &basis);
    static EditRequest patch(const QString &name, const QByteArray &body, const QString &basis);
    static EditRequest remove(const QString &name, const QString &basis);

    /// The name of a new provider is `provider` in the body.
    static AdminReply notCreated(const Error &error, const FieldErrors &fields);
    static AdminReply changed(const ConfigOutcome &outcome, std::uint16_t ownPort);
    static AdminReply removed(const ConfigOutcome &outcome);
};

} // namespace bifrost::admin
