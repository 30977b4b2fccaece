// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signals.h"

#include "models/core/post.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace bifrost {
namespace {

constexpr std::array TerminationSignals{SIGTERM, SIGINT, SIGHUP};
constexpr int Patience = 3;
constexpr int PatienceBeforeLoop = 2;

std::array<int, 2> signalPipe{-1, -1};
std::atomic<int> signalsCaught{0};
std::atomic<int> patience{PatienceBeforeLoop};
static_assert(std::atomic<int>::is_always_lock_free, "used in a signal handler");

extern "C" void catchSignal(int number)
{
    if (signalsCaught.fetch_add(1) + 1 >= patience)
        _exit(128 + number);
    const int before = errno;
    const auto byte = static_cast<unsigned char>(number);
    // The pipe can only be full if nobody has read the signals that came before.
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
    errno = before;
}

/// nohup and the like have a signal ignored at start; so it stays.
bool isIgnored(int number)
{
    struct sigaction current = {};
    return ::sigaction(number, nullptr, &current) == 0 && current.sa_handler == SIG_IGN;
}

void setHandler(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

} // namespace

void Signals::ignoreFailedWrites()
{
    setHandler(SIGPIPE, SIG_IGN);
    setHandler(SIGXFSZ, SIG_IGN);
}

Signals::Signals()
{
    ignoreFailedWrites();
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Signals::readPipe);
    signalsCaught = 0;
    patience = PatienceBeforeLoop;
    post(this, [] { patience = Patience; });
    for (const int number : TerminationSignals) {
        if (!isIgnored(number))
            setHandler(number, catchSignal);
    }
}

Signals::~Signals()
{
    for (const int number : TerminationSignals) {
        if (!isIgnored(number))
            setHandler(number, SIG_DFL);
    }
    delete m_notifier;
    for (int &end : signalPipe) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

void Signals::endAtNext()
{
    patience = 1;
}

void Signals::readPipe()
{
    unsigned char number = 0;
    while (::read(signalPipe[0], &number, 1) == 1) {
        m_lastSignal = number;
        if (++m_received == 1)
            Q_EMIT drainRequested();
        else
            Q_EMIT endRequested();
    }
}

} // namespace bifrost
