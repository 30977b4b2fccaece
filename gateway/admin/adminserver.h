// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/enginestatus.h"
#include "gateway/admin/metricsreading.h"
#include "gateway/admin/writedesk.h"
#include "gateway/net/fd.h"
#include "models/config/configuration.h"

#include <QObject>
#include <QThreadPool>

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
    /// Without a service the configuration is shown and cannot be changed. The service must outlive this.
    AdminServer(ConfigService *service, const Configuration &configuration,
                std::function<EngineStatus()> status, QObject *parent = nullptr);
    ~AdminServer() override;

    /// Without one no connection is tested.
    void setTester(ProviderTester tester) { m_tester = std::move(tester); }

    /// Without one there is no /metrics. Called on the thread of this; the page is made on another.
    void setMetrics(MetricsSource source) { m_metrics = std::move(source); }

    void setRestartReasons(const QStringList &reasons) { m_restartReasons = reasons; }

    /// The other end of a new channel; any thread.
    net::Fd openChannel();

private:
    void addRoutes();
    void addMetricsRoute();
    void addProviderRoutes();
    void addTestRoute();
    void addKeyRoutes();
    void addConfigRoutes();
    ConfigStatePtr state() const;
    EngineStatus status() const;

    ConfigService *const m_service;
    const ConfigStatePtr m_fixedState; ///< where there is no service
    const std::function<EngineStatus()> m_status;
    ProviderTester m_tester;
    MetricsSource m_metrics;
    QStringList m_restartReasons;
    WriteDesk m_desk;
    QThreadPool m_pages; ///< where pages of metrics are made, one at a time
    std::unique_ptr<QHttpServer> m_http;
    ChannelServer *m_channels = nullptr; ///< owned by m_http once bound
};

} // namespace bifrost::admin
