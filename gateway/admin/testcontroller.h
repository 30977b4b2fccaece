// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/adminreply.h"
#include "models/config/configstate.h"
#include "models/probe/connectionreport.h"

#include <variant>

namespace bifrost::admin {

/// What is to be tried, or why nothing is.
struct TestOrder
{
    ProviderConfig provider;
    QString firstTokenModel; ///< empty: nothing that costs is asked
};
using TestRequest = std::variant<TestOrder, AdminReply>;

/// `POST /api/providers/<provider>/test`: the connection test of the window, in one answer. Without state of
/// its own.
class TestController
{
public:
    /// The body may be empty.
    static TestRequest order(const ConfigState &state, const QString &provider, const QByteArray &body);

    static AdminReply show(const QString &provider, const ConnectionReport &report);
};

} // namespace bifrost::admin
