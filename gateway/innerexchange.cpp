// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/innerexchange.h"

#include "gateway/wire/errorenvelope.h"

#include <algorithm>
#include <array>

namespace bifrost {

InnerExchange::InnerExchange(net::Loop &loop, std::string path, std::string_view body, Done done)
    : m_loop(loop)
    , m_path(std::move(path))
    , m_done(std::move(done))
{
    m_head.method = "POST";
    m_head.target = m_path;
    m_head.host = "localhost";
    m_head.framing = net::BodyFraming::Length;
    m_head.contentLength = body.size();
    m_head.fields = {
        {"host", "localhost"}, {"content-type", "application/json"}, {"user-agent", "bifrost-desktop"}};
    m_body.append(body);
}

void InnerExchange::readWhole(net::ExchangeSink &sink, std::uint64_t)
{
    m_sink = &sink;
    m_wholeBody = true;
    m_loop.callSoon(this);
}

void InnerExchange::readStream(net::ExchangeSink &sink, std::uint64_t)
{
    m_sink = &sink;
    m_loop.callSoon(this);
}

void InnerExchange::onReady(std::uint32_t)
{
    if (!m_sink || !m_done)
        return;
    if (m_wholeBody) {
        m_sink->onBody(*this);
        return;
    }
    m_sink->onBodyData(*this, m_body.view());
    if (m_done) // it may have been answered meanwhile
        m_sink->onBodyEnd(*this);
}

void InnerExchange::respond(const net::AnswerStart &start, std::span<const std::string_view> body)
{
    beginStream(start, -1);
    write(body);
    endStream();
}

void InnerExchange::beginStream(const net::AnswerStart &start, std::int64_t)
{
    m_status = start.status;
}

bool InnerExchange::write(std::span<const std::string_view> pieces)
{
    for (const std::string_view piece : pieces)
        m_answer += piece.substr(0, MaxAnswer - std::min(MaxAnswer, m_answer.size()));
    return true;
}

void InnerExchange::endStream()
{
    if (const Done done = std::exchange(m_done, nullptr)) {
        done(m_status, std::move(m_answer));
        m_loop.retire(std::unique_ptr<net::Pollable>(this));
    }
}

void InnerExchange::abort()
{
    endStream();
}

void InnerExchange::respondError(const Error &error, std::string_view extraFields)
{
    const std::string json = wire::errorEnvelope(error, extraFields);
    const std::array pieces{std::string_view(json)};
    respond({error.status(), {}}, pieces);
}

void InnerExchange::respondMethodNotAllowed(std::string_view)
{
    respond({405, {}}, {});
}

} // namespace bifrost
