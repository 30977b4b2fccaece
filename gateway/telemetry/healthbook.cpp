// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/healthbook.h"

#include <algorithm>
#include <optional>

namespace bifrost::telemetry {

namespace {

constexpr std::size_t MaxError = 500;

/// Whether an answer speaks for or against the provider; nothing: for neither.
std::optional<bool> verdictOf(int status)
{
    if (status >= 200 && status < 300)
        return true;
    if (status == 401 || status == 402 || status == 403 || status == 429 || status >= 500)
        return false;
    if (status >= 300 && status < 400)
        return false; // a wrong address
    return std::nullopt; // the caller's own mistake
}

/// Of an attempt without an answer, as the row's error type tells it.
bool isProvidersFault(const std::string &errorType)
{
    return errorType == "upstream_connection_error" || errorType == "proxy_error"
        || errorType == "request_timed_out" || errorType == "upstream_protocol_error"
        || errorType == "upstream_error";
}

/// When a provider takes requests again that wants to be left alone for so long from the end of one on.
std::int64_t backAt(std::int64_t endUs, std::int64_t retryAfterMs)
{
    return retryAfterMs < 0 ? 0 : endUs + retryAfterMs * 1000;
}

std::chrono::microseconds median(std::vector<std::int64_t> &times)
{
    if (times.empty())
        return std::chrono::microseconds(-1);
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return std::chrono::microseconds(*middle);
}

} // namespace

void HealthBook::add(const LogRow &row)
{
    if (row.provider.empty() || row.provider == "demo" || row.status == LogStatus::Cancelled)
        return;
    if (row.attempts.empty()) {
        const bool ours = row.status == LogStatus::Error && row.errorType != "upstream_error";
        if (ours && !isProvidersFault(row.errorType))
            return;
        // In a stream the failure may come behind a good status.
        const std::optional<bool> verdict = ours || (row.status == LogStatus::Error && row.httpStatus == 200)
            ? false
            : verdictOf(row.httpStatus);
        if (verdict)
            note(row.provider,
                 {row.keyName, row.totalUs, row.startedAtUs, ours ? 0 : row.httpStatus,
                  backAt(row.startedAtUs + row.totalUs, row.retryAfterMs), *verdict},
                 row.errorMessage);
        return;
    }
    for (std::size_t i = 0; i < row.attempts.size(); ++i) {
        const LogAttempt &attempt = row.attempts[i];
        const bool last = i + 1 == row.attempts.size();
        std::optional<bool> verdict = verdictOf(attempt.status);
        if (attempt.status == 0 && !(last && row.status == LogStatus::Success))
            verdict = last && !isProvidersFault(row.errorType) ? std::nullopt : std::optional(false);
        if (last && row.status == LogStatus::Success)
            verdict = true;
        if (verdict)
            note(attempt.provider,
                 {attempt.keyName, attempt.durationUs, row.startedAtUs + attempt.startUs, attempt.status,
                  backAt(row.startedAtUs + attempt.startUs + attempt.durationUs, attempt.retryAfterMs),
                  *verdict},
                 attempt.error);
    }
}

void HealthBook::note(const std::string &provider, Outcome outcome, const std::string &error)
{
    const std::lock_guard lock(m_mutex);
    Page &page = pageOf(provider);
    page.testIsNewest = false;
    if (outcome.good && page.test != ProviderHealth::Test::Good)
        page.test = ProviderHealth::Test::None;
    put(page, std::move(outcome), error);
}

HealthBook::Page &HealthBook::pageOf(const std::string &provider)
{
    auto page = m_pages.find(provider);
    if (page == m_pages.end()) {
        if (m_pages.size() == MaxProviders)
            m_pages.clear(); // names come from the configuration, so this is a limit and no plan
        page = m_pages.emplace(provider, Page()).first;
    }
    return page->second;
}

void HealthBook::put(Page &page, Outcome outcome, const std::string &error)
{
    if (!outcome.good)
        page.errors[outcome.key] = error.substr(0, MaxError);
    if (page.outcomes.size() == Kept)
        page.outcomes.pop_front();
    page.outcomes.push_back(std::move(outcome));
}

void HealthBook::addTest(const std::string &provider, const ConnectionReport &report)
{
    if (!report.over || provider.empty())
        return;
    const std::int64_t nowUs = std::chrono::duration_cast<std::chrono::microseconds>(
                                   std::chrono::system_clock::now().time_since_epoch())
                                   .count();
    const TestStep *trouble = report.trouble();
    const std::lock_guard lock(m_mutex);
    Page &page = pageOf(provider);
    page.test = !trouble                      ? ProviderHealth::Test::Good
        : trouble->state == TestState::Failed ? ProviderHealth::Test::Failed
                                              : ProviderHealth::Test::Doubtful;
    page.testIsNewest = true;
    page.testSentence = trouble ? trouble->sentence.toStdString().substr(0, MaxError) : std::string();
    // A list of models that is open to everybody proves no key, only that there is somebody.
    const bool isProved = report.step(TestStep::Kind::SignIn).state == TestState::Good;
    for (Outcome &outcome : page.outcomes)
        outcome.mended = outcome.mended || (!trouble && (isProved || outcome.status == 0));
    for (const KeyReport &key : report.keys) {
        const std::string name = key.name.toStdString();
        const bool good = key.state == TestState::Good;
        if (!good && key.state != TestState::Failed && key.state != TestState::Doubtful)
            continue;
        for (Outcome &outcome : page.outcomes)
            outcome.mended = outcome.mended || (good && outcome.key == name);
        Outcome outcome{name, 0, nowUs, key.status, key.backAtUs, good};
        outcome.ofTest = true;
        put(page, std::move(outcome), key.sentence.toStdString());
    }
}

void HealthBook::count(HealthFigures &figures, const Outcome &outcome)
{
    const bool failed = !outcome.good && !outcome.mended;
    if (!outcome.ofTest) {
        ++figures.requests;
        figures.failures += failed ? 1 : 0;
    }
    figures.failuresInARow = failed ? figures.failuresInARow + 1 : 0;
    if (failed)
        tell(figures, outcome);
}

/// What is wrong by this one.
void HealthBook::tell(HealthFigures &figures, const Outcome &outcome)
{
    figures.lastStatus = outcome.status;
    figures.lastErrorUs = outcome.atUs;
    figures.backAtUs = outcome.backAtUs;
}

std::vector<ProviderHealth> HealthBook::read() const
{
    std::vector<ProviderHealth> all;
    const std::lock_guard lock(m_mutex);
    for (const auto &[name, page] : m_pages) {
        ProviderHealth health;
        health.provider = name;
        health.test = page.test;
        health.testIsNewest = page.testIsNewest;
        health.testSentence = page.testSentence;
        std::map<std::string, KeyHealth> keys;
        std::map<std::string, std::vector<std::int64_t>> times;
        std::vector<std::int64_t> allTimes;
        for (const Outcome &outcome : page.outcomes) {
            if (!outcome.ofTest)
                count(health, outcome);
            else if (!outcome.good && !outcome.mended)
                tell(health, outcome);
            count(keys[outcome.key], outcome);
            if (outcome.good && !outcome.ofTest) {
                allTimes.push_back(outcome.durationUs);
                times[outcome.key].push_back(outcome.durationUs);
            }
            const bool failed = !outcome.good && !outcome.mended;
            if (const auto error = page.errors.find(outcome.key); failed && error != page.errors.end())
                health.lastError = error->second;
        }
        health.p50 = median(allTimes);
        for (auto &[key, figures] : keys) {
            if (key.empty())
                continue; // it needs none
            figures.name = key;
            figures.p50 = median(times[key]);
            if (const auto error = page.errors.find(key);
                figures.lastErrorUs > 0 && error != page.errors.end())
                figures.lastError = error->second;
            health.keys.push_back(std::move(figures));
        }
        all.push_back(std::move(health));
    }
    return all;
}

void HealthBook::forget(const std::string &provider)
{
    const std::lock_guard lock(m_mutex);
    m_pages.erase(provider);
}

} // namespace bifrost::telemetry
