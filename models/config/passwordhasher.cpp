// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/passwordhasher.h"

#include <QObject>

#include "models/core/passwordhash.h"

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
    m_pool.start([password, context, done = std::move(done)] {
        QMetaObject::invokeMethod(
            context, [done, hash = PasswordHash::make(password.reveal())] { done(hash); },
            Qt::QueuedConnection);
    });
}

} // namespace bifrost
