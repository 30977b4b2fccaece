// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datafolder.h"
#include "app/instancelock.h"
#include "app/instancestatus.h"

#include <QLocalServer>
#include <QObject>

#include <functional>
#include <memory>
#include <utility>

#include <sys/types.h>

class QLocalSocket;

namespace bifrost {

/// Makes this process the only one with its data folder, and answers those who come later: "status" with a
/// line of JSON, "show" and "stop" with that line and a signal, "support" with another line. Owned by
/// Program, lives on the main thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const DataFolder &folder);
    ~SingleInstance() override;

    /// False if another process has the data folder already; ask it with InstanceQuery.
    Result<bool> claim();

    /// What "support" is answered with, a line.
    void setSupportSource(std::function<QByteArray()> source) { m_support = std::move(source); }

    void setStatusSource(std::function<InstanceStatus()> source) { m_status = std::move(source); }

Q_SIGNALS:
    void showRequested();
    void stopRequested();

private:
    Result<void> listen();
    void serve(QLocalSocket *socket);
    void answer(QLocalSocket *socket);

    DataFolder m_folder;
    InstanceLock m_lock;
    std::unique_ptr<QLocalServer> m_server;
    std::pair<dev_t, ino_t> m_socket{}; ///< which file that made
    std::function<InstanceStatus()> m_status;
    std::function<QByteArray()> m_support;
};

} // namespace bifrost
