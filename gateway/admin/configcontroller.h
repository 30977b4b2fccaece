// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/enginestatus.h"
#include "gateway/admin/providercontroller.h"

namespace bifrost::admin {

/// `/api/config`: the settings that are no providers. Without state of its own.
class ConfigController
{
public:
    static AdminReply show(const ConfigState &state, const EngineStatus &status);

    /// Sections that the body has are replaced: what they leave out is the default from then on, but for
    /// some numbers, which stay.
    static EditRequest replace(const ConfigState &state, const QByteArray &body, const QString &basis);

    /// Only the members that the body has are changed.
    static EditRequest patch(const ConfigState &state, const EngineStatus &status, const QByteArray &body,
                             const QString &basis);

    /// With the names of sections as they are here.
    static AdminReply refused(const Error &error, const FieldErrors &fields);
    static AdminReply changed(const ConfigOutcome &outcome);
};

} // namespace bifrost::admin
