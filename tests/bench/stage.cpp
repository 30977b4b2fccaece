// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stage.h"

#include "tests/bench/failure.h"
#include "tests/bench/load.h"
#include "tests/bench/logcount.h"

#include <chrono>

namespace bifrost::bench {

namespace {

/// A single connection, to see that a target answers at all and to let it set up what it needs once.
Workload trial(const Workload &workload)
{
    Workload shape = workload;
    shape.connections = 1;
    shape.perSecond = 0;
    return shape;
}

double trialSeconds(const Workload &workload)
{
    const auto answer = workload.answerDelay + workload.chunks * workload.chunkInterval;
    return 0.3 + 1.2 * std::chrono::duration<double>(answer).count();
}

void makeCertificates(const std::filesystem::path &script, const std::filesystem::path &folder)
{
    const std::filesystem::path log = folder / "certificates.log";
    if (ChildProcess::start({script.string(), folder.string()}, {}, log).wait() != 0)
        throw Failure("no certificates; see the script " + script.string());
}

} // namespace

std::string_view toString(TargetName name)
{
    switch (name) {
    case TargetName::Direct:
        return "direct";
    case TargetName::Nginx:
        return "nginx";
    case TargetName::Gateway:
        break;
    }
    return "gateway";
}

Stage::Stage(const Settings &settings, const Workload &workload, const std::filesystem::path &folder)
    : m_settings(settings)
    , m_workload(workload)
{
    if (workload.tls || workload.tlsIn)
        makeCertificates(settings.targets / "certificates", folder);
    if (workload.tls)
        m_certificates = folder.string();
    start(TargetName::Gateway, settings.nginxTwice ? "nginx" : "bifrost", folder);
    if (settings.gatewayOnly)
        return;
    start(TargetName::Nginx, "nginx", folder);
    target(TargetName::Direct).mock.emplace(m_workload);
}

void Stage::start(TargetName name, const std::string &script, const std::filesystem::path &folder)
{
    Target &chosen = target(name);
    chosen.mock.emplace(m_workload, m_certificates);
    TargetProcess::Options options{.script = script, .name = std::string(toString(name))};
    options.upstreamPort = chosen.mock->port();
    options.connections = m_workload.connections;
    options.log = m_workload.log;
    if (!m_certificates.empty())
        options.authority = m_certificates + "/ca.pem";
    if (m_workload.tlsIn) {
        options.environment["CERT_FILE"] = (folder / "cert.pem").string();
        options.environment["KEY_FILE"] = (folder / "key.pem").string();
    }
    chosen.process.emplace(m_settings, options, folder);
    tryOut(name);
}

Sample Stage::measure(TargetName name)
{
    Target &chosen = target(name);
    Load::Options options;
    options.port = chosen.process ? chosen.process->port() : chosen.mock->port();
    options.warmSeconds = m_workload.warmSeconds;
    options.seconds = m_settings.seconds.value_or(m_workload.seconds);
    options.tls = m_workload.tlsIn && chosen.process.has_value();
    if (chosen.process) {
        options.target = chosen.process->pid();
        chosen.process->meter().restartPeak();
    }
    Load load(m_workload, options);
    Sample sample = load.run();
    chosen.answers += load.answers();
    if (chosen.process) {
        const double peak = chosen.process->meter().peakMb();
        sample.set(Figure::PeakMemory, peak);
        sample.set(Figure::MemoryPerConnection, (peak - chosen.freshMb) * 1024 / m_workload.connections);
    }
    checkTally(name);
    return sample;
}

double Stage::rowsKept()
{
    Target &gateway = target(TargetName::Gateway);
    gateway.process->stop();
    const auto rows = static_cast<double>(countLogRows(gateway.process->folder()));
    return 100 * rows / static_cast<double>(gateway.answers);
}

void Stage::tryOut(TargetName name)
{
    Target &chosen = target(name);
    const Workload shape = trial(m_workload);
    Load load(shape, {chosen.process->port(), std::nullopt, 0, trialSeconds(shape), m_workload.tlsIn});
    const Sample sample = load.run();
    if (load.answers() == 0 || sample[Figure::Success] != 100)
        throw Failure(std::string(toString(name))
                      + " does not answer a single client: " + sample.firstTrouble);
    chosen.answers += load.answers();
    chosen.freshMb = chosen.process->meter().residentMb();
    checkTally(name);
}

/// A gateway that answers out of a cache, or leaves out the work of a gateway, would look fast.
void Stage::checkTally(TargetName name) const
{
    const Target &chosen = target(name);
    const MockTally &tally = chosen.mock->tally();
    const std::int64_t served = tally.served;
    if (served < chosen.answers)
        throw Failure(std::string(toString(name)) + " answered more than the mock has served");
    if (tally.refused > 0)
        throw Failure(std::string(toString(name)) + " did not pass requests on whole");
    if (name != TargetName::Gateway || m_settings.nginxTwice)
        return;
    if (tally.routed < served)
        throw Failure("the gateway did not take the provider's name off the model");
    if (tally.leaked > 0)
        throw Failure("the gateway passed the caller's key on");
}

} // namespace bifrost::bench
