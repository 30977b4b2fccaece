// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/fd.h"
#include "tests/support/testca.h"

#include <atomic>
#include <thread>

namespace bifrost::test {

/// A TLS server on a thread of its own that answers each connection's first request with its path and closes.
/// It is made of OpenSSL alone, because it has to tell whether a session was resumed.
class TlsPeer
{
public:
    enum class Farewell { Proper, CutOff }; ///< CutOff: no length, and no TLS goodbye at the end

    explicit TlsPeer(const TestCa &ca, Farewell farewell = Farewell::Proper);
    ~TlsPeer();

    quint16 port() const { return m_port; }
    int handshakes() const { return m_handshakes; } ///< those that came to an end
    int resumed() const { return m_resumed; }

private:
    void run(const std::string &certificate, const std::string &key);

    const Farewell m_farewell;
    net::Fd m_listener;
    quint16 m_port = 0;
    std::atomic<int> m_handshakes = 0;
    std::atomic<int> m_resumed = 0;
    std::atomic<bool> m_stopped = false;
    std::thread m_thread;
};

} // namespace bifrost::test
