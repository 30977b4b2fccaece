// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/passwordhasher.h"

#include <QObject>

#include "models/core/passwordhash.h"
#include "models/core/post.h"

namespace bifrost {

PasswordHasher::PasswordHasher()
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(0); // hardly ever used
}

PasswordHasher::~PasswordHasher()
{
    m_pool.waitForDone();
}

void PasswordHasher::make(const Secret &password, QObject *context,
                          std::function<void(const std::string &)> done)
{
    startIn(m_pool, [password, context, done = std::move(done)] {
        post(context, [done, hash = PasswordHash::make(password.reveal())] { done(hash); });
    });
}

} // namespace bifrost
