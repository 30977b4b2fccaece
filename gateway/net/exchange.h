// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/httphead.h"
#include "models/core/error.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bifrost::net {

class Exchange;
class Loop;

/// The status and the fields of an answer; complete lines with their CR LF, without those that frame the
/// body.
struct AnswerStart
{
    int status = 200;
    std::string_view fields;
};

/// Whoever handles a request, while it runs. Called on the gateway thread of the exchange, never from within
/// a call to the exchange.
class ExchangeSink
{
public:
    /// After readWhole(): the body is there, Exchange::body().
    virtual void onBody(Exchange &exchange) = 0;

    /// After readStream(): a piece of the body, and its end.
    virtual void onBodyData(Exchange &, std::string_view) { }
    virtual void onBodyEnd(Exchange &) { }

    /// What was written has drained below the low mark, after write() had returned false.
    virtual void onWritable(Exchange &) { }

    /// The caller is gone, or sent what cannot be accepted. The exchange must not be touched any more.
    virtual void onGone(Exchange &exchange) = 0;

    /// In place of onGone(): the front has answered for us, because of how the body came.
    virtual void onRefused(Exchange &exchange, const Error & /*why*/) { onGone(exchange); }

protected:
    ~ExchangeSink() = default;
};

/// One request and the one way to answer it. It hides how the request came (HTTP/1.1 now; HTTP/2 and
/// WebSocket have room beside it). Owned by the front; it ends with respond(), endStream() or abort(), and
/// then may be gone.
class Exchange
{
public:
    virtual const RequestHead &head() const = 0;
    virtual std::string_view path() const = 0; ///< decoded and normalised, without the query
    virtual std::string_view query() const = 0; ///< as it was sent
    virtual bool isSecure() const { return false; } ///< nobody between the caller and us can read it
    virtual Loop &loop() const = 0;

    /// Collects the body, at most `limit` bytes, then calls onBody(). The front answers 413 and the like
    /// itself.
    virtual void readWhole(ExchangeSink &sink, std::uint64_t limit) = 0;

    /// Hands the body on as it comes; pauseBody() stops reading from the caller.
    virtual void readStream(ExchangeSink &sink, std::uint64_t limit) = 0;
    virtual void pauseBody(bool paused) = 0;

    /// The collected body; Buffer::Padding bytes behind it may be read. Valid until releaseBody() or the end.
    virtual std::string_view body() const = 0;

    /// Head and body are going to be kept for long: in as little memory as they need. Views into them are
    /// invalid afterwards, but for those that the exchange gives out itself.
    virtual void tightenRequest() = 0;

    /// The body is no longer needed.
    virtual void releaseBody() = 0;

    /// Head and body are no longer needed; a stream of an hour should not hold them.
    virtual void releaseRequest() = 0;

    /// A whole answer, with Content-Length. Ends the exchange.
    virtual void respond(const AnswerStart &start, std::span<const std::string_view> body) = 0;

    /// An answer that comes in pieces; `length` < 0: nobody knows how long it will be.
    virtual void beginStream(const AnswerStart &start, std::int64_t length) = 0;

    /// False: more than enough is waiting for the caller; go on after onWritable().
    virtual bool write(std::span<const std::string_view> pieces) = 0;
    virtual void endStream() = 0;

    /// The answer cannot be completed: cuts the connection, so that nobody takes what came for all of it.
    virtual void abort() = 0;

    /// Answers with the error in the caller's form; `extraFields` is the JSON object of that name.
    virtual void respondError(const Error &error, std::string_view extraFields) = 0;
    void respondError(const Error &error) { respondError(error, "{}"); }
    virtual void respondMethodNotAllowed(std::string_view allowed) = 0; ///< `allowed`: for the Allow header
    void respondJson(int status, std::string_view json)
    {
        respond({status, "Content-Type: application/json\r\n"}, {&json, 1});
    }

protected:
    ~Exchange() = default;
};

} // namespace bifrost::net
