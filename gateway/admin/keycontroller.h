// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/providercontroller.h"

namespace bifrost::admin {

/// `/api/keys`, `/api/providers/<provider>/keys` and `…/keys/<key>`. Without state of its own.
class KeyController
{
public:
    static AdminReply all(const ConfigState &state);
    static AdminReply list(const ConfigState &state, const QString &provider);
    static AdminReply one(const ConfigState &state, const QString &provider, const QString &id);

    static EditRequest add(const QString &provider, const QByteArray &body);
    static EditRequest replace(const QString &provider, const QString &id, const QByteArray &body,
                               const QString &basis);
    static EditRequest patch(const QString &provider, const QString &id, const QByteArray &body,
                             const QString &basis);
    static EditRequest remove(const QString &provider, const QString &id, const QString &basis);

    static AdminReply changed(const ConfigOutcome &outcome);
    static AdminReply removed(const ConfigOutcome &outcome);
};

} // namespace bifrost::admin
