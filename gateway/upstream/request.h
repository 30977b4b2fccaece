// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"
#include "gateway/net/tlsfault.h"
#include "gateway/upstream/endpoint.h"
#include "models/core/error.h"

#include <span>
#include <string_view>
#include <vector>

namespace bifrost::upstream {

class Connection;
class Pool;

/// Why there is no answer.
struct Failure
{
    Error error;
    bool stale = false; ///< a reused connection that the other side had given up; sending again is safe
    bool refusedPort = false; ///< the host is there, and nobody listens at the port
    net::TlsFault tls = net::TlsFault::None;
};

/// Told how a connection comes about, for whoever shows it step by step. Unlike the sink it may be called
/// from within Client::send().
class ConnectObserver
{
public:
    virtual void onResolved() = 0; ///< the name has an address
    virtual void onReached() = 0; ///< the host, or the proxy, has taken the connection
    virtual void onProxyPassed() { } ///< the proxy has opened the way; not called where there is none
    virtual void onSecured(std::string_view version) = 0; ///< TLS stands; not called in the clear

protected:
    ~ConnectObserver() = default;
};

/// Told what becomes of a request, on its thread. After onEnd() or onFailed() nothing more comes.
class AnswerSink
{
public:
    /// It has waited for its turn at the endpoint's connections, and that has come.
    virtual void onTurn() { }

    /// A connection is there, and the request goes out. Not called where one waited already: then
    /// Request::hasConnection() says so after Client::send().
    virtual void onConnected() { }

    /// All of the request is out, and this connection is good: its bytes are not needed any more unless the
    /// answer makes somebody send them again. Not called where the connection was reused.
    virtual void onSent() { }
    virtual void onHead(const net::AnswerHead &head) = 0;

    /// A piece of the body, without framing; gone after the call. True: it counts as a sign of life.
    virtual bool onData(std::string_view bytes) = 0;
    virtual void onEnd() = 0;
    virtual void onFailed(const Failure &failure) = 0;

protected:
    ~AnswerSink() = default;
};

/// One request on its way to an endpoint: a member of whoever wants the answer. Destroying it, or cancel(),
/// gives the connection up at once. The bytes of head and body must stay until the answer has ended.
class Request
{
public:
    Request() = default;
    ~Request() { cancel(); }
    Request(const Request &) = delete;
    Request &operator=(const Request &) = delete;

    /// Not over a connection that has waited: those of a server that was restarted are all stale.
    void wantFreshConnection() { m_wantsFresh = true; }

    /// Hears of the connection if one has to be made. It must outlive the request.
    void observe(ConnectObserver *observer) { m_observer = observer; }

    void cancel();

    /// Stops and continues reading the answer: the reader behind us is slow.
    void pause(bool paused);

    /// The whole answer has so much time from now on; zero: as much as it needs. Where it has come to an end
    /// already nothing happens.
    void limitTotal(std::chrono::milliseconds time);

    /// It goes, or went, over a connection that stands.
    bool hasConnection() const { return m_hasConnection; }

private:
    friend class Client;
    friend class Connection;
    friend class Pool;

    AnswerSink *m_sink = nullptr;
    ConnectObserver *m_observer = nullptr;
    Pool *m_pool = nullptr;
    Connection *m_connection = nullptr; ///< null while waiting for one
    std::vector<std::string_view> m_pieces;
    Deadlines m_deadlines;
    bool m_hasConnection = false;
    bool m_toHead = false;
    bool m_wantsFresh = false;
};

} // namespace bifrost::upstream
