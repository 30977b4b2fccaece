// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/chunkedreader.h"
#include "gateway/net/deadline.h"
#include "gateway/net/headscanner.h"
#include "gateway/net/intrusivelist.h"
#include "gateway/net/leftover.h"
#include "gateway/net/loop.h"
#include "gateway/net/transport.h"
#include "gateway/upstream/dialer.h"
#include "gateway/upstream/pool.h"
#include "gateway/upstream/request.h"
#include "gateway/upstream/tunnel.h"

#include <memory>
#include <string>

namespace bifrost::upstream {

/// One HTTP/1.1 connection to an endpoint: is made for a request, carries it, and waits in its pool for the
/// next one. Owned by the pool until it closes; then the loop destroys it.
class Connection final : public net::Pollable,
                         public net::ListNode<Connection>,
                         private net::DeadlineSink,
                         private net::ChunkedReader::Sink,
                         private Dialer::Sink
{
public:
    explicit Connection(Pool &pool);
    ~Connection() override;

    /// Connects, then carries the request. Never calls the sink from within.
    void open(Request &request);

    /// What the sink of a request that is carried hears of it at once.
    enum class Tells : std::uint8_t { Nothing, Connected };

    /// Carries the request over this open connection. But for that, never calls the sink from within.
    void carry(Request &request, Tells tells);

    void giveUp(); ///< waits in its pool and is not needed there
    void cancel(); ///< the request is not wanted any more
    void pause(bool paused);
    void limitTotal(std::chrono::milliseconds time);
    void fail(Failure failure); ///< closes; the sink of the request is told
    void onReady(std::uint32_t events) override;

    /// Where it goes to a name: notes whether that stands for other addresses by now.
    void seeWhetherAt(const Resolver::Addresses &addresses);

    /// Its address has not been one of the name's for two looks: it is not used for further requests.
    bool isAtVanished() const { return m_missedLooks >= 2; }

private:
    enum class Phase : std::uint8_t {
        Opening,
        ProxyHandshake, ///< TLS to the proxy itself
        Tunnelling, ///< the proxy is asked to open the way
        Handshake,
        Idle,
        Head,
        Body,
        Closed,
    };

    void onDeadline(net::Deadline &deadline) override;
    bool onChunkData(std::string_view bytes) override;

    static void limit(net::Deadline &deadline, std::chrono::milliseconds time);
    void onResolved() override;
    void onDialed(net::Fd fd, bool isWatched) override;
    void onUnreachable(Failure failure) override;
    void dial();
    void failSoon(Failure failure);
    void onReached();
    void onProxyReached();
    void startTunnel();
    void continueTunnel();
    void onTunnel();
    void startTls(Phase phase);
    void continueHandshake();
    Failure tlsFailure();
    Error lateOpening() const;
    void onOpen();
    void addressToProxy();
    bool writeRequest();
    void readAnswer();
    void process(std::string_view bytes);
    void startIdling();
    std::string_view processHead(std::string_view bytes);
    std::string_view processBody(std::string_view bytes);
    void deliver(std::string_view bytes);
    void finish(std::size_t bytesLeft);
    void onPeerClosed();
    bool isSilent();
    void checkIdle();
    void broken(std::string_view what);
    void close();
    std::string peerName() const { return m_pool.endpoint().place(); }

    Pool &m_pool;
    Request *m_request = nullptr;
    net::Transport m_transport;
    net::Deadline m_deadline;
    net::Deadline m_total;
    std::unique_ptr<Dialer> m_dialer; ///< while the connection is being made
    std::unique_ptr<Tunnel> m_tunnel; ///< the same, through a proxy
    std::unique_ptr<Secret> m_proxyLines; ///< how the request at hand begins for a proxy that passes it on
    net::Leftover m_left; ///< the beginning of something that is not complete yet
    net::HeadScanner m_scanner;
    std::unique_ptr<net::ChunkedReader> m_chunks;
    std::string_view m_gathered; ///< what the chunks of the present read held
    Failure m_deferred; ///< to be reported from the loop
    std::uint64_t m_bodyLeft = 0;
    std::int64_t m_sentAtUs = 0;
    std::size_t m_piece = 0; ///< of the request, and how much of it is sent
    std::size_t m_pieceSent = 0;
    int m_informational = 0;
    std::uint8_t m_missedLooks = 0;

    Phase m_phase = Phase::Opening;
    net::BodyFraming m_framing = net::BodyFraming::None;
    bool m_readable = false;
    bool m_hungUp = false; ///< the peer sends no more; behind what can be read is the end
    bool m_paused = false;
    Tells m_tells = Tells::Nothing;
    bool m_reused = false;
    bool m_anyByte = false; ///< of the answer
    bool m_isIdling = false; ///< m_deadline is that of the silence within an answer
    bool m_keepAlive = false;
    bool m_allSent = false;
    bool m_hasDeferred = false;
    bool m_writeBroke = false; ///< it took only a part of the request
    bool m_alive = false; ///< a piece of the answer counted as a sign of life
};

} // namespace bifrost::upstream
