// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load.h"

#include "tests/bench/clock.h"
#include "tests/bench/dialogue.h"
#include "tests/bench/failure.h"
#include "tests/bench/loopback.h"
#include "tests/bench/processmeter.h"

#include <openssl/ssl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace bifrost::bench {

namespace {

constexpr int EventsAtOnce = 512;
constexpr std::size_t ReceiveSize = 256 * 1024;
constexpr std::int64_t DrainPatience = 10 * NanosecondsPerSecond;
constexpr std::int64_t LongestWait = NanosecondsPerSecond / 200;
constexpr std::int64_t CheckEvery = 16; ///< bodies are searched once in so many answers
constexpr std::size_t TroubleShown = 300;

std::int64_t inNanoseconds(double seconds)
{
    return static_cast<std::int64_t>(seconds * NanosecondsPerSecond);
}

double percentile(std::vector<float> &values, double part)
{
    if (values.empty())
        return 0;
    const auto rank = static_cast<std::size_t>(static_cast<double>(values.size()) * part);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::min(rank, values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

SSL_CTX *clientContext()
{
    static SSL_CTX *const context = [] { // for as long as the program runs
        SSL_CTX *made = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(made, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        return made;
    }();
    return context;
}

} // namespace

/// One connection of a client, kept alive, with at most one request under way.
struct Load::Lane
{
    struct FreeTls
    {
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };

    Descriptor socket;
    std::unique_ptr<SSL, FreeTls> tls = {}; ///< null: in the clear
    bool busy = false;
    bool blocked = false; ///< part of the request is unsent and waits for room
    std::size_t sent = 0;
    std::int64_t dueAt = 0;
    AnswerReader reader;
    StreamReader stream;
    std::string body; ///< of a stream only what is not yet understood
};

Load::Load(const Workload &workload, const Options &options)
    : m_workload(workload)
    , m_options(options)
    , m_request(dialogue::request(workload.requestBytes, workload.streams(), options.port))
    , m_expected(dialogue::answerText(workload.answerBytes))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    for (int i = 0; i < workload.connections; ++i) {
        Lane &lane = *m_lanes.emplace_back(std::make_unique<Lane>());
        connect(lane);
        if (workload.perSecond > 0)
            m_free.push_back(&lane);
    }
}

Load::~Load() = default;

Sample Load::run()
{
    startPhases();
    for (std::int64_t now = nanosecondsNow(); advance(now); now = nanosecondsNow())
        wait(m_phase == Phase::Draining ? now + LongestWait : sendDue(now));
    return summary();
}

void Load::connect(Lane &lane)
{
    lane.tls.reset();
    lane.socket = connectToLoopback(m_options.port);
    lane.blocked = false;
    if (m_options.tls)
        secure(lane);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP;
    event.data.ptr = &lane;
    ::epoll_ctl(m_epoll.fd(), EPOLL_CTL_ADD, lane.socket.fd(), &event);
}

/// Waits for it: what is measured is a connection that stands.
void Load::secure(Lane &lane)
{
    constexpr int PatienceMs = 10'000;
    lane.tls.reset(SSL_new(clientContext()));
    SSL_set_fd(lane.tls.get(), lane.socket.fd());
    for (;;) {
        const int result = SSL_connect(lane.tls.get());
        if (result == 1)
            return;
        const int error = SSL_get_error(lane.tls.get(), result);
        pollfd entry{lane.socket.fd(), short(error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0};
        if ((error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
            || ::poll(&entry, 1, PatienceMs) <= 0)
            throw Failure("the TLS handshake with the target failed");
    }
}

void Load::startPhases()
{
    const std::int64_t start = nanosecondsNow();
    m_measureAt = start + inNanoseconds(m_options.warmSeconds);
    m_drainAt = m_measureAt + inNanoseconds(m_options.seconds);
    m_giveUpAt = m_drainAt + DrainPatience;
    m_nextDue = static_cast<double>(start);
    if (m_workload.perSecond > 0)
        m_dueStep = static_cast<double>(NanosecondsPerSecond) / m_workload.perSecond;
    else if (m_workload.streams()) // one by one, or all chunks would come in step
        m_dueStep = static_cast<double>(m_measureAt - start) / 2 / m_workload.connections;
}

/// Passes from phase to phase. False: all is done.
bool Load::advance(std::int64_t now)
{
    const auto cpu = [this] {
        return m_options.target ? ProcessMeter(*m_options.target).cpuNanoseconds() : 0;
    };
    if (m_phase == Phase::Warming && now >= m_measureAt) {
        m_phase = Phase::Measuring;
        m_measuredFrom = now;
        m_cpu = -cpu();
        m_latencies.clear(); // the chunks of streams are always taken down
    } else if (m_phase == Phase::Measuring && now >= m_drainAt) {
        m_phase = Phase::Draining;
        m_measuredTo = now;
        m_cpu += cpu();
    }
    if (m_phase != Phase::Draining)
        return true;
    return m_busy > 0 && !m_workload.streams() && now < m_giveUpAt; // streams are cut off, answers awaited
}

/// Sends what has fallen due; returns when there is more to send.
std::int64_t Load::sendDue(std::int64_t now)
{
    const auto reached = static_cast<double>(now);
    if (m_workload.perSecond > 0) {
        for (; m_nextDue <= reached; m_nextDue += m_dueStep) {
            const auto dueAt = static_cast<std::int64_t>(m_nextDue);
            if (Lane *lane = takeFreeLane())
                fire(*lane, dueAt);
            else
                m_waiting.push_back(dueAt);
        }
        return std::min(static_cast<std::int64_t>(m_nextDue), now + LongestWait);
    }
    for (; m_started < m_lanes.size() && m_nextDue <= reached; m_nextDue += m_dueStep)
        fire(*m_lanes[m_started++], now);
    return now + LongestWait;
}

void Load::wait(std::int64_t until)
{
    const std::int64_t left = std::max<std::int64_t>(0, until - nanosecondsNow());
    const timespec patience{0, left};
    std::array<epoll_event, EventsAtOnce> events;
    const int count = ::epoll_pwait2(m_epoll.fd(), events.data(), EventsAtOnce, &patience, nullptr);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        Lane &lane = *static_cast<Lane *>(event.data.ptr);
        if (lane.blocked && (event.events & EPOLLOUT))
            sendRest(lane);
        if (event.events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
            receive(lane);
    }
}

Load::Lane *Load::takeFreeLane()
{
    if (m_free.empty())
        return nullptr;
    Lane *lane = nullptr;
    if (m_workload.inTurn) {
        lane = m_free.front();
        m_free.pop_front();
    } else {
        lane = m_free.back();
        m_free.pop_back();
    }
    return lane;
}

void Load::fire(Lane &lane, std::int64_t dueAt)
{
    lane.busy = true;
    lane.dueAt = dueAt;
    lane.sent = 0;
    lane.reader.restart();
    lane.stream.restart();
    lane.body.clear();
    ++m_busy;
    sendRest(lane);
}

void Load::sendRest(Lane &lane)
{
    const int fd = lane.socket.fd();
    const char *from = m_request.data() + lane.sent;
    const std::size_t size = m_request.size() - lane.sent;
    const ssize_t count = lane.tls ? SSL_write(lane.tls.get(), from, static_cast<int>(size))
                                   : ::send(fd, from, size, MSG_NOSIGNAL);
    if (count > 0)
        lane.sent += static_cast<std::size_t>(count);
    const bool blocked = lane.sent < m_request.size();
    if (blocked == lane.blocked)
        return;
    lane.blocked = blocked;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP | (blocked ? EPOLLOUT : 0U);
    event.data.ptr = &lane;
    ::epoll_ctl(m_epoll.fd(), EPOLL_CTL_MOD, fd, &event);
}

void Load::receive(Lane &lane)
{
    while (receiveSome(lane) && lane.tls) { } // what lies decrypted raises no event
}

/// False: nothing more is there.
bool Load::receiveSome(Lane &lane)
{
    static std::array<char, ReceiveSize> buffer;
    ssize_t count = 0;
    if (lane.tls) {
        count = SSL_read(lane.tls.get(), buffer.data(), static_cast<int>(buffer.size()));
        const int error = count > 0 ? SSL_ERROR_NONE : SSL_get_error(lane.tls.get(), static_cast<int>(count));
        if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE)
            return false;
    } else {
        count = ::recv(lane.socket.fd(), buffer.data(), buffer.size(), 0);
        if (count < 0 && errno == EAGAIN)
            return false;
    }
    const std::int64_t now = nanosecondsNow();
    if (count <= 0) {
        if (lane.busy)
            fail(lane, "a connection dropped before its answer was complete");
        else
            connect(lane); // a connection at rest may be closed
        return false;
    }
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
    if (!lane.busy) {
        fail(lane, "bytes that nobody asked for: " + std::string(bytes.substr(0, TroubleShown)));
        return false;
    }
    const AnswerReader::State state = lane.reader.take(bytes, lane.body);
    if (state == AnswerReader::State::Broken)
        fail(lane, "an answer that is not HTTP: " + std::string(bytes.substr(0, TroubleShown)));
    else if (m_workload.streams() && lane.reader.status() == 200
             && !lane.stream.take(lane.body, now, m_latencies))
        fail(lane, "a chunk is missing, doubled or changed after " + std::to_string(lane.stream.chunks()));
    else if (state == AnswerReader::State::Complete)
        finish(lane, now);
    return true;
}

bool Load::isRight(const Lane &lane) const
{
    if (lane.reader.status() != 200)
        return false;
    if (m_workload.streams())
        return lane.stream.chunks() == m_workload.chunks && lane.stream.sawEnd();
    return m_answers % CheckEvery != 0 || lane.body.find(m_expected) != std::string::npos;
}

void Load::finish(Lane &lane, std::int64_t now)
{
    if (!isRight(lane)) {
        const std::string status = std::to_string(lane.reader.status());
        const std::string told = m_workload.streams() && lane.reader.status() == 200
            ? "a stream of " + std::to_string(lane.stream.chunks()) + " chunks"
            : lane.body.substr(0, TroubleShown);
        fail(lane, "an answer that is wrong, status " + status + ": " + told);
        return;
    }
    ++m_answers;
    if (!m_workload.streams() && m_phase == Phase::Measuring)
        m_latencies.push_back(static_cast<float>(now - lane.dueAt) / 1000);
    if (lane.reader.closesConnection())
        connect(lane);
    next(lane, now);
}

void Load::fail(Lane &lane, const std::string &why)
{
    if (m_firstTrouble.empty())
        m_firstTrouble = why;
    ++m_failures;
    connect(lane);
    if (lane.busy)
        next(lane, nanosecondsNow());
}

void Load::next(Lane &lane, std::int64_t now)
{
    lane.busy = false;
    --m_busy;
    if (m_phase == Phase::Draining)
        return;
    if (m_workload.perSecond <= 0) {
        fire(lane, now);
    } else if (m_waiting.empty()) {
        m_free.push_back(&lane);
    } else {
        const std::int64_t dueAt = m_waiting.front();
        m_waiting.pop_front();
        fire(lane, dueAt);
    }
}

Sample Load::summary()
{
    if (m_busy > 0 && !m_workload.streams()) {
        m_failures += m_busy;
        if (m_firstTrouble.empty())
            m_firstTrouble = std::to_string(m_busy) + " requests were never answered";
    }
    Sample sample;
    sample.firstTrouble = m_firstTrouble;
    const auto all = static_cast<double>(m_answers + m_failures);
    sample.set(Figure::Success, all > 0 ? 100 * static_cast<double>(m_answers) / all : 0);
    const auto count = static_cast<double>(m_latencies.size());
    if (count == 0)
        return sample;
    const double seconds = static_cast<double>(m_measuredTo - m_measuredFrom) / NanosecondsPerSecond;
    sample.set(Figure::Rate, count / seconds);
    sample.set(Figure::Median, percentile(m_latencies, 0.5));
    sample.set(Figure::Tail, percentile(m_latencies, 0.99));
    if (m_options.target)
        sample.set(Figure::Cpu, static_cast<double>(m_cpu) / 1000 / count);
    return sample;
}

} // namespace bifrost::bench
