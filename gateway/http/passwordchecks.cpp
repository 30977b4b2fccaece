// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/passwordchecks.h"

#include "models/core/post.h"

#include <chrono>

namespace bifrost::http {

namespace {

constexpr std::chrono::milliseconds IdleThread{5000};

} // namespace

PasswordChecks::PasswordChecks()
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(int(IdleThread.count()));
}

PasswordChecks::~PasswordChecks()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool PasswordChecks::start(std::shared_ptr<const AdminCredential> admin, Credentials sent,
                           std::function<void(bool)> done)
{
    if (m_waiting >= MostWaiting)
        return false;
    ++m_waiting;
    startIn(m_pool, [this, admin = std::move(admin), sent = std::move(sent), done = std::move(done)] {
        const bool right = admin->matchesHash(sent.name, sent.password.reveal());
        post(&m_context, [this, done, right] {
            --m_waiting;
            done(right);
        });
    });
    return true;
}

} // namespace bifrost::http
