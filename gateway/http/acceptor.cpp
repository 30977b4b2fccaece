// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/acceptor.h"

#include "gateway/http/front.h"
#include "gateway/http/securitylines.h"
#include "gateway/wire/errorenvelope.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>

namespace bifrost::http {

namespace {

Q_LOGGING_CATEGORY(acceptLog, "bifrost.http")

constexpr std::chrono::milliseconds PauseWithoutDescriptors{100};
constexpr std::chrono::seconds CalmWithDescriptors{5}; ///< before the want of them counts as over
constexpr int AcceptsPerEvent = 64; // then the others have their turn

/// Best effort, without waiting: the caller is not going to be served.
void turnAway(int fd)
{
    const std::string body = wire::errorEnvelope(Error(ErrorCode::TooManyConnections));
    std::string answer = "HTTP/1.1 503 Service Unavailable\r\n";
    answer += SecurityLines;
    answer += "Content-Type: application/json\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: ";
    answer += std::to_string(body.size()) + "\r\n\r\n" + body;
    (void)::send(fd, answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace

class Acceptor::Socket : public net::Pollable
{
public:
    Socket(Acceptor &acceptor, net::Fd fd) : m_acceptor(acceptor), m_fd(std::move(fd)) { }
    int fd() const { return m_fd.get(); }
    void onReady(std::uint32_t) override { m_acceptor.accept(m_fd.get()); }

private:
    Acceptor &m_acceptor;
    net::Fd m_fd;
};

Acceptor::Acceptor(net::Loop &loop, Listening listening, std::shared_ptr<FrontShared> shared,
                   std::vector<Target> targets)
    : m_loop(loop)
    , m_shared(std::move(shared))
    , m_targets(std::move(targets))
    , m_spare(::open("/dev/null", O_RDONLY | O_CLOEXEC))
{
    m_recovery.setSingleShot(true);
    m_recovery.setInterval(CalmWithDescriptors);
    QObject::connect(&m_recovery, &QTimer::timeout, &m_pause, [this] { tellOfDescriptors(false); });
    for (net::Fd &fd : listening.sockets) {
        m_sockets.push_back(std::make_unique<Socket>(*this, std::move(fd)));
        m_loop.addListener(m_sockets.back()->fd(), m_sockets.back().get());
    }
}

Acceptor::~Acceptor()
{
    for (std::unique_ptr<Socket> &socket : m_sockets) {
        m_loop.remove(socket->fd());
        ::shutdown(socket->fd(), SHUT_RDWR); // also where a child process holds a copy
    }
    m_shared->outOfFiles.store(false);
}

void Acceptor::accept(int listener)
{
    for (int i = 0; i < AcceptsPerEvent; ++i) {
        net::Fd fd(::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!fd.isOpen()) {
            if (errno == EMFILE || errno == ENFILE)
                refuseForWantOfDescriptors(listener);
            else if (errno != EAGAIN && errno != ECONNABORTED && errno != EINTR)
                qCWarning(acceptLog, "accept failed: %s", std::strerror(errno));
            return;
        }
        if (m_shared->connections.fetch_add(1) >= m_shared->maxConnections.load(std::memory_order_relaxed)) {
            --m_shared->connections;
            turnAway(fd.get());
            continue;
        }
        handOver(std::move(fd));
    }
}

void Acceptor::refuseForWantOfDescriptors(int listener)
{
    tellOfDescriptors(true);
    m_spare.reset();
    net::Fd fd(::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (fd.isOpen())
        turnAway(fd.get());
    fd.reset();
    m_spare = net::Fd(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    // The listener would call again at once, and the log with it.
    for (std::unique_ptr<Socket> &socket : m_sockets)
        m_loop.remove(socket->fd());
    QTimer::singleShot(PauseWithoutDescriptors, &m_pause, [this] {
        for (std::unique_ptr<Socket> &socket : m_sockets)
            m_loop.addListener(socket->fd(), socket.get());
    });
}

void Acceptor::tellOfDescriptors(bool none)
{
    if (none)
        m_recovery.start();
    if (m_shared->outOfFiles.exchange(none) == none)
        return;
    if (none)
        qCWarning(acceptLog,
                  "The limit of open files is reached: new callers are turned away. Raise it (ulimit -n).");
    else
        qCInfo(acceptLog, "There is room for open files again: new callers are served.");
    if (m_shared->onOutOfFiles)
        m_shared->onOutOfFiles();
}

void Acceptor::handOver(net::Fd fd)
{
    const auto least =
        std::ranges::min_element(m_targets, {}, [](const Target &target) { return target.load(); });
    least->adopt(std::move(fd));
}

} // namespace bifrost::http
