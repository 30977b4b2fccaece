// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/net/buffer.h"
#include "gateway/net/exchange.h"
#include "gateway/net/loop.h"

#include <functional>
#include <string>
#include <string_view>

namespace bifrost {

/// A request that comes from this program itself, such as the window's test request. It takes the way of
/// every other one, without a socket. Lives on its gateway thread and destroys itself when it is answered.
class InnerExchange final : public net::Exchange, public net::Pollable
{
public:
    using Done = std::function<void(int status, std::string body)>;

    static constexpr std::size_t MaxAnswer = 1024 * 1024; ///< what is longer is cut

    InnerExchange(net::Loop &loop, std::string path, std::string_view body, Done done);

    const net::RequestHead &head() const override { return m_head; }
    std::string_view path() const override { return m_path; }
    std::string_view query() const override { return {}; }
    net::Loop &loop() const override { return m_loop; }
    void readWhole(net::ExchangeSink &sink, std::uint64_t limit) override;
    void readStream(net::ExchangeSink &sink, std::uint64_t limit) override;
    void pauseBody(bool) override { }
    std::string_view body() const override { return m_body.view(); }
    void tightenRequest() override { }
    void releaseBody() override { m_body.clear(); }
    void releaseRequest() override { m_body.clear(); }
    void respond(const net::AnswerStart &start, std::span<const std::string_view> body) override;
    void beginStream(const net::AnswerStart &start, std::int64_t length) override;
    bool write(std::span<const std::string_view> pieces) override;
    void endStream() override;
    void abort() override;
    void respondError(const Error &error, std::string_view extraFields) override;
    using net::Exchange::respondError;
    void respondMethodNotAllowed(std::string_view allowed) override;

private:
    void onReady(std::uint32_t events) override;

    net::Loop &m_loop;
    const std::string m_path;
    net::RequestHead m_head;
    net::Buffer m_body;
    net::ExchangeSink *m_sink = nullptr;
    Done m_done;
    int m_status = 0;
    bool m_wholeBody = false;
    std::string m_answer;
};

} // namespace bifrost
