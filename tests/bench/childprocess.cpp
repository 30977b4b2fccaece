// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/childprocess.h"

#include "tests/bench/failure.h"
#include "tests/bench/loopback.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

namespace bifrost::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto StartPatience = 15s;
constexpr auto StopPatience = 5s;
constexpr auto Step = 20ms;
constexpr std::size_t LogTail = 2'000;

void becomeChild()
{
    ::setpgid(0, 0);
    ::signal(SIGTERM, SIG_DFL); // a test frame may have caught it
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

std::string endOf(const std::filesystem::path &log)
{
    std::ifstream in(log);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return text.size() > LogTail ? text.substr(text.size() - LogTail) : text;
}

} // namespace

ChildProcess::ChildProcess(pid_t pid, std::filesystem::path log) : m_pid(pid), m_log(std::move(log))
{
    if (pid < 0)
        throw Failure("cannot start a process");
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : m_pid(std::exchange(other.m_pid, 0))
    , m_log(std::move(other.m_log))
{ }

ChildProcess &ChildProcess::operator=(ChildProcess &&other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_log, other.m_log);
    return *this;
}

ChildProcess::~ChildProcess()
{
    stop();
}

ChildProcess ChildProcess::start(const std::vector<std::string> &command, const Environment &added,
                                 const std::filesystem::path &log)
{
    std::vector<char *> arguments;
    for (const std::string &word : command)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);

    const pid_t pid = ::fork();
    if (pid == 0) {
        becomeChild();
        for (const auto &[name, value] : added)
            ::setenv(name.c_str(), value.c_str(), 1);
        const int in = ::open("/dev/null", O_RDONLY);
        const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(in, 0);
        ::dup2(out, 1);
        ::dup2(out, 2);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    return ChildProcess(pid, log);
}

ChildProcess ChildProcess::fork(const std::function<void()> &work)
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        becomeChild();
        work();
        ::_exit(0);
    }
    return ChildProcess(pid, {});
}

bool ChildProcess::isRunning()
{
    if (m_pid > 0 && ::waitpid(m_pid, nullptr, WNOHANG) == m_pid)
        m_pid = 0;
    return m_pid > 0;
}

int ChildProcess::wait()
{
    int status = 0;
    if (m_pid > 0)
        ::waitpid(std::exchange(m_pid, 0), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void ChildProcess::stop()
{
    if (!isRunning())
        return;
    const pid_t group = -m_pid;
    ::kill(group, SIGTERM);
    const auto patience = std::chrono::steady_clock::now() + StopPatience;
    while (isRunning() && std::chrono::steady_clock::now() < patience)
        std::this_thread::sleep_for(Step);
    ::kill(group, SIGKILL);
    wait();
}

void ChildProcess::waitForPort(std::uint16_t port)
{
    const auto patience = std::chrono::steady_clock::now() + StartPatience;
    while (!acceptsOnLoopback(port)) {
        if (!isRunning())
            throw Failure("a target ended before it listened:\n" + endOf(m_log));
        if (std::chrono::steady_clock::now() > patience)
            throw Failure("a target does not listen on port " + std::to_string(port) + ":\n" + endOf(m_log));
        std::this_thread::sleep_for(Step);
    }
}

} // namespace bifrost::bench
