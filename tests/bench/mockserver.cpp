// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mockserver.h"

#include "tests/bench/clock.h"
#include "tests/bench/dialogue.h"
#include "tests/bench/failure.h"
#include "tests/bench/mocktally.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <cstring>

namespace bifrost::bench {

namespace {

constexpr int EventsAtOnce = 512;
constexpr std::int64_t NanosecondsPerMillisecond = 1'000'000;
constexpr std::string_view RequestHeadEnd = "\r\n\r\n";
// The accelerator header keeps nginx from collecting chunks.
constexpr std::string_view StreamHead =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
    "Cache-Control: no-cache\r\nX-Accel-Buffering: no\r\n"
    "X-Request-Id: req_5f2c81d09b7e\r\nTransfer-Encoding: chunked\r\n\r\n";

std::string wholeAnswer(std::string_view status, std::string_view body)
{
    return fmt::format("HTTP/1.1 {}\r\nContent-Type: application/json\r\nX-Request-Id: req_5f2c81d09b7e\r\n"
                       "Openai-Processing-Ms: 312\r\nContent-Length: {}\r\n\r\n{}",
                       status, body.size(), body);
}

/// What the field `name` says; names are compared as HTTP has it.
std::string_view fieldOf(const std::string &head, const char *name)
{
    const char *found = ::strcasestr(head.c_str(), fmt::format("\r\n{}: ", name).c_str());
    if (!found)
        return {};
    const std::string_view rest = found + std::strlen(name) + 4;
    return rest.substr(0, rest.find('\r'));
}

void watch(const Descriptor &epoll, int fd, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    ::epoll_ctl(epoll.fd(), EPOLL_CTL_ADD, fd, &event);
}

} // namespace

struct MockServer::Client
{
    Channel channel;
    std::uint64_t serial;
    std::string in;
    std::string head; ///< of the request whose body is being read
    std::size_t bodySize = 0;
    int nextChunk = -1; ///< -1: no stream runs
};

MockServer::MockServer(Listener listener, const Workload &workload, MockTally &tally,
                       const std::string &certificates)
    : m_workload(workload)
    , m_tally(tally)
    , m_listener(std::move(listener.socket))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_answer(wholeAnswer("200 OK", dialogue::answerBody(workload.answerBytes)))
{
    if (!certificates.empty())
        m_tls.emplace(certificates);
    watch(m_epoll, m_listener.fd(), EPOLLIN);
}

MockServer::~MockServer() = default;

void MockServer::run()
{
    std::array<epoll_event, EventsAtOnce> events;
    for (;;) {
        const int count = ::epoll_wait(m_epoll.fd(), events.data(), EventsAtOnce, millisecondsToNext());
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<std::size_t>(i)];
            if (event.data.fd == m_listener.fd())
                accept();
            else
                handle(event.data.fd, (event.events & (EPOLLHUP | EPOLLERR | EPOLLRDHUP)) != 0);
        }
        comeDue();
    }
}

int MockServer::millisecondsToNext() const
{
    if (m_due.empty())
        return -1;
    const std::int64_t left = m_due.top().at - nanosecondsNow();
    return left <= 0 ? 0
                     : static_cast<int>((left + NanosecondsPerMillisecond - 1) / NanosecondsPerMillisecond);
}

void MockServer::accept()
{
    for (;;) {
        Descriptor socket(::accept4(m_listener.fd(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.isOpen()) {
            if (errno == EMFILE)
                throw Failure("the mock has no descriptor left");
            return;
        }
        const int fd = socket.fd();
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const auto slot = static_cast<std::size_t>(fd);
        if (m_clients.size() <= slot)
            m_clients.resize(slot + 1);
        m_clients[slot].reset(new Client{
            Channel(std::move(socket), m_tls ? m_tls->context() : nullptr), ++m_lastSerial, {}, {}});
        watch(m_epoll, fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
    }
}

void MockServer::handle(int fd, bool gone)
{
    std::unique_ptr<Client> &client = m_clients[static_cast<std::size_t>(fd)];
    if (!client)
        return;
    if (gone || !client->channel.receive(client->in)) {
        client.reset();
        return;
    }
    client->channel.proceed();
    serve(*client);
}

void MockServer::serve(Client &client)
{
    for (;;) {
        if (client.head.empty()) {
            const std::size_t end = client.in.find(RequestHeadEnd);
            if (end == std::string::npos)
                return;
            client.head = client.in.substr(0, end + 2);
            client.in.erase(0, end + RequestHeadEnd.size());
            const std::string_view length = fieldOf(client.head, "Content-Length");
            client.bodySize = 0;
            std::from_chars(length.data(), length.data() + length.size(), client.bodySize);
        }
        if (client.in.size() < client.bodySize)
            return;
        answer(client, client.head, std::string_view(client.in).substr(0, client.bodySize));
        client.in.erase(0, client.bodySize);
        client.head.clear();
    }
}

void MockServer::answer(Client &client, std::string_view head, std::string_view body)
{
    const std::string_view line = head.substr(0, head.find("\r\n"));
    if (!line.starts_with("POST ") || line.find(dialogue::Path) == std::string_view::npos
        || body.rfind(dialogue::PromptEnd) == std::string_view::npos) {
        refuse(client);
        return;
    }
    if (body.substr(0, 256).find(dialogue::RoutedModel) != std::string_view::npos)
        ++m_tally.routed;
    if (fieldOf(client.head, "Authorization").find(dialogue::CallersKey) != std::string_view::npos)
        ++m_tally.leaked;
    if (m_workload.streams() && body.rfind(dialogue::StreamAsked) != std::string_view::npos) {
        client.channel.send(StreamHead);
        client.nextChunk = 0;
        after(client, nanosecondsNow(), m_workload.chunkInterval);
    } else if (m_workload.answerDelay.count() > 0) {
        after(client, nanosecondsNow(), m_workload.answerDelay);
    } else {
        ++m_tally.served;
        client.channel.send(m_answer);
    }
}

void MockServer::refuse(Client &client)
{
    ++m_tally.refused;
    client.channel.send(wholeAnswer("400 Bad Request", R"({"error":{"message":"not what the load sent"}})"));
}

void MockServer::writeChunk(Client &client, std::string_view events, bool last)
{
    client.channel.send(fmt::format("{:x}\r\n{}\r\n{}", events.size(), events, last ? "0\r\n\r\n" : ""));
}

void MockServer::after(const Client &client, std::int64_t from, std::chrono::milliseconds delay)
{
    m_due.push({from + delay.count() * NanosecondsPerMillisecond, client.channel.fd(), client.serial});
}

void MockServer::comeDue()
{
    const std::int64_t now = nanosecondsNow();
    while (!m_due.empty() && m_due.top().at <= now) {
        const Due due = m_due.top();
        m_due.pop();
        const std::unique_ptr<Client> &client = m_clients[static_cast<std::size_t>(due.fd)];
        if (client && client->serial == due.serial)
            goOn(*client, due.at);
    }
}

void MockServer::goOn(Client &client, std::int64_t dueAt)
{
    if (client.nextChunk < 0) {
        ++m_tally.served;
        client.channel.send(m_answer);
    } else if (client.nextChunk < m_workload.chunks) {
        writeChunk(client, dialogue::chunkEvent({client.nextChunk++, nanosecondsNow()}));
        after(client, dueAt, m_workload.chunkInterval);
    } else {
        client.nextChunk = -1;
        ++m_tally.served;
        writeChunk(client, dialogue::closingEvents(), true);
    }
}

} // namespace bifrost::bench
