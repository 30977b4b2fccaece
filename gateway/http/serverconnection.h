// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/accessline.h"
#include "gateway/http/credentials.h"
#include "gateway/http/requestpath.h"
#include "gateway/http/routeclass.h"
#include "gateway/net/budgetshare.h"
#include "gateway/net/buffer.h"
#include "gateway/net/chunkedreader.h"
#include "gateway/net/deadline.h"
#include "gateway/net/exchange.h"
#include "gateway/net/headscanner.h"
#include "gateway/net/intrusivelist.h"
#include "gateway/net/loop.h"
#include "gateway/net/outqueue.h"
#include "gateway/net/peerowner.h"
#include "gateway/net/transport.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace bifrost::http {

class AdminCredential;
class EncodedBody;
class Front;

/// One HTTP/1.1 connection of a caller, and the exchange that is running on it: one at a time, so pipelined
/// requests are answered in order. Owned by its Front; gives itself back to the loop when it closes.
class ServerConnection final : public net::Pollable,
                               public net::Exchange,
                               public net::ListNode<ServerConnection>,
                               private net::DeadlineSink,
                               private net::ChunkedReader::Sink
{
public:
    ServerConnection(Front &front, net::Fd fd);
    ~ServerConnection() override;

    void start();
    void closeIfIdle();
    void cut(); ///< closes at once; the handler is told

    void onReady(std::uint32_t events) override;

    const net::RequestHead &head() const override { return m_head; }
    std::string_view path() const override { return m_path.path; }
    std::string_view query() const override { return m_path.query; }
    bool isSecure() const override { return m_transport.isTls(); }
    net::Loop &loop() const override;
    void readWhole(net::ExchangeSink &sink, std::uint64_t limit) override;
    void readStream(net::ExchangeSink &sink, std::uint64_t limit) override;
    void pauseBody(bool paused) override;
    std::string_view body() const override;
    void tightenRequest() override;
    void releaseBody() override;
    void releaseRequest() override;
    void respond(const net::AnswerStart &start, std::span<const std::string_view> body) override;
    void beginStream(const net::AnswerStart &start, std::int64_t length) override;
    bool write(std::span<const std::string_view> pieces) override;
    void endStream() override;
    void abort() override;
    void respondError(const Error &error, std::string_view extraFields) override;
    void respondMethodNotAllowed(std::string_view allowed) override;
    using Exchange::respondError;

    // For whoever asks the caller for the password.

    bool mustWait(); ///< too many wrong ones came from there; it has been answered
    void countFailure();
    void takeFailureBack(); ///< the try that was counted beforehand was a good one
    void respondWrongPassword();
    void respondBusy();

private:
    friend class Front;

    enum class Phase : std::uint8_t {
        Handshake, ///< of TLS; nothing has been asked
        Head, ///< between requests, or within a head
        Body, ///< the body is coming, or has not been asked for yet
        Answer, ///< the body is there; the handler has the word
        Linger, ///< the last answer is out; what still comes is thrown away
        Closed,
    };
    enum class BodyMode : std::uint8_t { Unclaimed, Whole, Stream };

    void onDeadline(net::Deadline &deadline) override;
    bool onChunkSize(std::uint64_t size) override;
    bool onChunkData(std::string_view bytes) override;

    void continueHandshake(std::uint32_t events);
    bool beginHandshake();
    void takePlainRequest(char first);
    void failHandshake(const std::string &why);
    void noteTlsOnPlainPort();
    void readInput();
    bool wantsInput() const;
    bool receive();
    void process();
    bool processHead();
    void dispatch();
    void serve();
    bool admit(RouteClass route);
    void refuseLargeBody();
    void refuseWish(const Error &error, std::string_view lines = {});
    void uncountRequest(int status);
    void countRequest(int status);
    bool admitByPassword();
    void startPasswordCheck(const std::shared_ptr<const AdminCredential> &admin, Credentials sent);
    void onPasswordChecked(bool right);
    void dropPasswordCheck();
    const net::PeerOwner &peerOwner();
    std::string guessingPlace();
    void respondUnauthorized(std::string sentence);
    void respondTooEarly(std::chrono::seconds wait);
    void respondError(const Error &error, std::string_view extraFields, std::string_view lines);
    bool processBody();
    bool takeBody(std::string_view bytes);
    bool takeEncoded(std::string_view bytes);
    bool judgeEncoding();
    bool isWholeAsItCame() const;
    bool endBody();
    void noteBodyProgress(std::size_t bytes);
    bool growBody(std::size_t bytes);
    bool growHead();
    void finishBody();
    bool bodyIsInPlace() const;
    void detachHead();
    void startBody();
    bool send(std::span<const std::string_view> pieces);
    void sendHead(const net::AnswerStart &start, std::int64_t length, std::span<const std::string_view> body);
    void finishAnswer();
    void refuse(const Error &error);
    bool afterFlush();
    void dropRequest();
    void tightenInput();
    void closeGently();
    void closeIdle();
    void close();

    Front &m_front;
    net::Transport m_transport;
    net::Deadline m_deadline;
    net::Buffer m_in;
    net::OutQueue m_out;
    net::BudgetShare m_outMemory;
    net::HeadScanner m_scanner;

    net::RequestHead m_head;
    RequestPath m_path;
    std::size_t m_headBytes = 0; ///< at the front of m_in, while the request lies there
    std::size_t m_bodyBytes = 0; ///< behind the head in m_in, while the body lies there
    net::Buffer m_headBuffer; ///< the head, when m_in is needed for a body in pieces
    net::Buffer m_body;
    std::size_t m_budgeted = 0; ///< of m_body
    std::size_t m_headBudgeted = 0; ///< of a head that takes more than one block
    std::uint64_t m_bodyLimit = 0;
    std::uint64_t m_bodyReceived = 0;
    std::uint64_t m_progressMark = 0; ///< m_bodyReceived when the deadline was last renewed
    std::unique_ptr<net::ChunkedReader> m_chunks;
    std::unique_ptr<EncodedBody> m_encoded; ///< of the request under way, if its body is wrapped in something
    net::ExchangeSink *m_sink = nullptr;
    std::optional<net::PeerOwner> m_peer; ///< once it was asked for
    std::unique_ptr<AccessLine> m_accessLine; ///< once a line is wanted
    std::shared_ptr<ServerConnection *> m_check; ///< of a password, under way; null in it: we are gone

    std::int64_t m_beganUs = 0; ///< the request under way
    std::uint64_t m_answerBytes = 0; ///< of its answer, head and framing included
    std::string_view m_pattern; ///< that its path goes by
    std::string_view m_methodLabel;
    std::int16_t m_status = 0; ///< of the answer to the request under way, once it is out
    Phase m_phase = Phase::Head;
    BodyMode m_bodyMode = BodyMode::Unclaimed;
    bool m_readable = false;
    bool m_hungUp = false; ///< the caller sends no more; behind what can be read is the end
    bool m_bodyPaused = false;
    bool m_inPlace = false; ///< head (and body) lie in m_in
    bool m_answering = false; ///< the head of the answer is out
    bool m_chunkedAnswer = false;
    bool m_noAnswerBody = false; ///< answer to a HEAD
    bool m_keepAlive = true;
    bool m_wantsWritable = false;
    bool m_closeWhenFlushed = false;
    bool m_processing = false;
    bool m_requestCounted = false;
    bool m_abortWhenFlushed = false;
    bool m_broken = false; ///< writing failed; found out within a call of the handler
    bool m_foreign = false; ///< the guard refused the request under way
    std::uint8_t m_skippedLines = 0; ///< in front of the request under way
};

} // namespace bifrost::http
