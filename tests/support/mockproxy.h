// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <atomic>
#include <list>
#include <mutex>
#include <thread>

namespace bifrost::test {

struct MockProxyOptions
{
    bool socks = false; ///< SOCKS5 instead of HTTP
    QByteArray username; ///< asked for, if not empty
    QByteArray password;
    QString certificateFile; ///< TLS to the proxy
    QString keyFile;
    QByteArrayList names; ///< that it knows, besides localhost and addresses: all of them are 127.0.0.1
    bool knowsAddressesOnly = false; ///< SOCKS5: names are not taken
};

/// A strict proxy on threads of its own. It refuses what a real one refuses, and writes down what it heard.
class MockProxy
{
public:
    explicit MockProxy(const MockProxyOptions &options = {});
    ~MockProxy();
    Q_DISABLE_COPY_MOVE(MockProxy)

    quint16 port() const { return m_port; }
    QString url() const; ///< "http://127.0.0.1:PORT", "socks5h://127.0.0.1:PORT"

    /// What it was asked for, in order: "CONNECT api.test:443", "POST http://api.test/v1", "SOCKS
    /// api.test:443".
    QByteArrayList asked() const;

    /// All that came from its callers in the clear, what goes through tunnels included.
    QByteArray heard() const;

private:
    class Visit;

    void run();
    void serve(int fd);
    void noteAsked(const QByteArray &what);
    void noteHeard(const char *bytes, std::size_t size);

    const MockProxyOptions m_options;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopped = false;
    mutable std::mutex m_mutex;
    QByteArrayList m_asked;
    QByteArray m_heard;
    std::list<std::thread> m_visits;
    std::thread m_thread;
};

} // namespace bifrost::test
