// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockproxy.h"

#include <openssl/ssl.h>

#include <memory>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bifrost::test {

namespace {

constexpr qsizetype LongestHead = 64 * 1024;
constexpr int Tick = 50; // ms, between looks at whether the test is over

int connectTo(const in_addr &address, quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in target{};
    target.sin_family = AF_INET;
    target.sin_addr = address;
    target.sin_port = htons(port);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&target), sizeof target) == 0)
        return fd;
    ::close(fd);
    return -1;
}

} // namespace

/// One connection of a caller.
class MockProxy::Visit
{
public:
    Visit(MockProxy &proxy, int fd) : m_proxy(proxy), m_fd(fd) { }
    ~Visit()
    {
        m_ssl.reset();
        ::close(m_fd);
        if (m_target >= 0)
            ::close(m_target);
    }

    void serve()
    {
        if (!m_proxy.m_options.certificateFile.isEmpty() && !secure())
            return;
        const bool open = m_proxy.m_options.socks ? talkSocks() : talkHttp();
        if (open)
            relay();
    }

private:
    struct OpensslFree
    {
        void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };

    bool secure()
    {
        m_context.reset(SSL_CTX_new(TLS_server_method()));
        SSL_CTX_use_certificate_chain_file(m_context.get(), qPrintable(m_proxy.m_options.certificateFile));
        SSL_CTX_use_PrivateKey_file(m_context.get(), qPrintable(m_proxy.m_options.keyFile), SSL_FILETYPE_PEM);
        m_ssl.reset(SSL_new(m_context.get()));
        SSL_set_fd(m_ssl.get(), m_fd);
        return SSL_accept(m_ssl.get()) == 1;
    }

    bool waitFor(int fd)
    {
        while (!m_proxy.m_stopped) {
            pollfd entry{fd, POLLIN, 0};
            if (::poll(&entry, 1, Tick) > 0)
                return true;
        }
        return false;
    }

    ssize_t receive(char *into, std::size_t size)
    {
        if (!(m_ssl && SSL_pending(m_ssl.get()) > 0) && !waitFor(m_fd))
            return -1;
        const ssize_t count = m_ssl ? SSL_read(m_ssl.get(), into, int(size)) : ::recv(m_fd, into, size, 0);
        if (count > 0)
            m_proxy.noteHeard(into, std::size_t(count));
        return count;
    }

    bool say(const QByteArray &bytes)
    {
        if (m_ssl)
            return SSL_write(m_ssl.get(), bytes.constData(), int(bytes.size())) == bytes.size();
        return ::send(m_fd, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }

    /// Exactly so many bytes; fewer if it ended.
    QByteArray take(qsizetype size)
    {
        QByteArray bytes;
        char byte;
        while (bytes.size() < size && receive(&byte, 1) == 1)
            bytes += byte;
        return bytes;
    }

    bool open(const QByteArray &host, quint16 port)
    {
        in_addr address{};
        const bool isKnown = host == "localhost" || m_proxy.m_options.names.contains(host);
        if (isKnown)
            address.s_addr = htonl(INADDR_LOOPBACK);
        else if (::inet_pton(AF_INET, host.constData(), &address) != 1)
            return false;
        m_target = connectTo(address, port);
        return m_target >= 0;
    }

    bool talkHttp()
    {
        QByteArray head;
        while (!head.endsWith("\r\n\r\n") && head.size() < LongestHead) {
            const QByteArray byte = take(1);
            if (byte.isEmpty())
                return false;
            head += byte;
        }
        QByteArrayList lines = head.split('\n');
        for (QByteArray &line : lines)
            line = line.trimmed();
        const QByteArrayList words = lines.takeFirst().split(' ');
        if (words.size() != 3 || words[2] != "HTTP/1.1")
            return say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") && false;
        m_proxy.noteAsked(words[0] + ' ' + words[1]);
        QByteArray authorization;
        QByteArray rest;
        for (const QByteArray &line : lines) {
            const QByteArray name = line.left(line.indexOf(':')).toLower();
            if (name == "proxy-authorization")
                authorization = line.mid(line.indexOf(':') + 1).trimmed();
            else if (!line.isEmpty())
                rest += line + "\r\n";
        }
        const MockProxyOptions &options = m_proxy.m_options;
        if (!options.username.isEmpty()
            && authorization != "Basic " + (options.username + ':' + options.password).toBase64()) {
            return say("HTTP/1.1 407 Proxy Authentication Required\r\n"
                       "Proxy-Authenticate: Basic realm=\"mock\"\r\nContent-Length: 0\r\n\r\n")
                && false;
        }
        m_isTunnel = words[0] == "CONNECT";
        QByteArray authority = words[1];
        QByteArray path;
        if (!m_isTunnel) {
            if (!authority.startsWith("http://"))
                return say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") && false;
            authority = authority.mid(7);
            path = authority.mid(authority.indexOf('/'));
            authority = authority.left(authority.indexOf('/'));
        }
        const qsizetype colon = authority.lastIndexOf(':');
        const quint16 port = colon < 0 ? quint16(80) : authority.mid(colon + 1).toUShort();
        if (!open(authority.left(colon), port))
            return say("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n") && false;
        if (m_isTunnel)
            return say("HTTP/1.0 200 Connection established\r\nProxy-agent: mock/1.0\r\n\r\n");
        const QByteArray request =
            words[0] + ' ' + path + " HTTP/1.1\r\n" + rest + "Connection: close\r\n\r\n";
        return ::send(m_target, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL)
            == request.size();
    }

    bool talkSocks()
    {
        const MockProxyOptions &options = m_proxy.m_options;
        const QByteArray greeting = take(2);
        if (greeting.size() < 2 || greeting[0] != 5)
            return false;
        const QByteArray methods = take(uchar(greeting[1]));
        const char wanted = options.username.isEmpty() ? 0 : 2;
        if (!methods.contains(wanted))
            return say(QByteArray("\x05\xff", 2)) && false;
        say(QByteArray("\x05", 1) + wanted);
        if (wanted == 2) {
            const QByteArray version = take(1);
            const QByteArray username = take(uchar(take(1)[0]));
            const QByteArray password = take(uchar(take(1)[0]));
            if (version != "\x01" || username != options.username || password != options.password)
                return say(QByteArray("\x01\x01", 2)) && false;
            say(QByteArray("\x01\x00", 2));
        }
        const QByteArray request = take(4);
        if (request.size() < 4 || request.left(3) != QByteArray("\x05\x01\x00", 3))
            return false;
        QByteArray host;
        if (request[3] == 3) {
            host = take(uchar(take(1)[0]));
            if (options.knowsAddressesOnly)
                return refuse(8);
        } else {
            const bool four = request[3] == 1;
            const QByteArray bytes = take(four ? 4 : 16);
            char text[INET6_ADDRSTRLEN] = "";
            ::inet_ntop(four ? AF_INET : AF_INET6, bytes.constData(), text, sizeof text);
            host = text;
        }
        const QByteArray port = take(2);
        if (port.size() < 2)
            return false;
        const auto number = quint16(uchar(port[0]) << 8 | uchar(port[1]));
        m_proxy.noteAsked("SOCKS " + host + ':' + QByteArray::number(number));
        if (!open(host, number))
            return refuse(4);
        return say(QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
    }

    bool refuse(char code)
    {
        return say(QByteArray("\x05", 1) + code + QByteArray("\x00\x01\x00\x00\x00\x00\x00\x00", 8)) && false;
    }

    /// One request a connection: the answer says so.
    QByteArray closing(const QByteArray &answer)
    {
        if (m_isTunnel || std::exchange(m_answered, true))
            return answer;
        QByteArray head = answer;
        return head.insert(head.indexOf("\r\n") + 2, "Connection: close\r\n");
    }

    void relay()
    {
        char bytes[16 * 1024];
        while (!m_proxy.m_stopped) {
            pollfd entries[]{{m_fd, POLLIN, 0}, {m_target, POLLIN, 0}};
            const bool pending = m_ssl && SSL_pending(m_ssl.get()) > 0;
            if (!pending && ::poll(entries, 2, Tick) <= 0)
                continue;
            if (pending || entries[0].revents) {
                const ssize_t count = receive(bytes, sizeof bytes);
                if (count <= 0 || ::send(m_target, bytes, std::size_t(count), MSG_NOSIGNAL) != count)
                    return;
            }
            if (!pending && entries[1].revents) {
                const ssize_t count = ::recv(m_target, bytes, sizeof bytes, 0);
                if (count <= 0 || !say(closing(QByteArray(bytes, count))))
                    return;
            }
        }
    }

    MockProxy &m_proxy;
    const int m_fd;
    int m_target = -1;
    bool m_isTunnel = true;
    bool m_answered = false;
    std::unique_ptr<SSL_CTX, OpensslFree> m_context;
    std::unique_ptr<SSL, OpensslFree> m_ssl;
};

MockProxy::MockProxy(const MockProxyOptions &options)
    : m_options(options)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0
        || ::listen(m_listener, 64) != 0)
        return;
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread(&MockProxy::run, this);
}

MockProxy::~MockProxy()
{
    m_stopped = true;
    ::shutdown(m_listener, SHUT_RDWR); // wakes accept()
    if (m_thread.joinable())
        m_thread.join();
    for (std::thread &visit : m_visits)
        visit.join();
    ::close(m_listener);
}

QString MockProxy::url() const
{
    const char *const scheme = m_options.socks ? "socks5h"
        : m_options.certificateFile.isEmpty()  ? "http"
                                               : "https";
    return QStringLiteral("%1://127.0.0.1:%2").arg(QLatin1StringView(scheme)).arg(m_port);
}

QByteArrayList MockProxy::asked() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

QByteArray MockProxy::heard() const
{
    const std::lock_guard lock(m_mutex);
    return m_heard;
}

void MockProxy::noteAsked(const QByteArray &what)
{
    const std::lock_guard lock(m_mutex);
    m_asked += what;
}

void MockProxy::noteHeard(const char *bytes, std::size_t size)
{
    const std::lock_guard lock(m_mutex);
    m_heard.append(bytes, qsizetype(size));
}

void MockProxy::run()
{
    while (!m_stopped) {
        const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd >= 0)
            m_visits.emplace_back(&MockProxy::serve, this, fd);
    }
}

void MockProxy::serve(int fd)
{
    Visit(*this, fd).serve();
}

} // namespace bifrost::test
