// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/enginestatus.h"
#include "gateway/net/fd.h"
#include "models/config/configuration.h"

#include <QObject>

#include <functional>
#include <memory>

class QHttpServer;

namespace bifrost::admin {

class ChannelServer;

/// The management plane: QHttpServer behind the front, reached over private socket pairs and never over a
/// port, so that it sees only requests that the front has found sound, whole and one at a time per channel.
/// Lives on a gateway thread.
class AdminServer : public QObject
{
    Q_OBJECT

public:
    AdminServer(const Configuration &configuration, std::function<EngineStatus()> status,
                QObject *parent = nullptr);
    ~AdminServer() override;

    /// The other end of a new channel; any thread.
    net::Fd openChannel();

private:
    void addRoutes();

    const Configuration m_configuration;
    const std::function<EngineStatus()> m_status;
    std::unique_ptr<QHttpServer> m_http;
    ChannelServer *m_channels = nullptr; ///< owned by m_http once bound
};

} // namespace bifrost::admin
