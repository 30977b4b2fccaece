// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/displayloss.h"

#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

struct LastChance
{
    std::function<void()> end;
    QThread *thread = nullptr;
};

LastChance &lastChance()
{
    static LastChance chance;
    return chance;
}

} // namespace

DisplayLoss::DisplayLoss(std::function<void()> end)
{
    lastChance() = {std::move(end), QThread::currentThread()};
    // For libraries that end the process without a word. What was made before this still stands then.
    [[maybe_unused]] static const bool registered = std::atexit(&DisplayLoss::happened) == 0;
}

DisplayLoss::~DisplayLoss()
{
    lastChance() = {};
}

bool DisplayLoss::isSaidBy(const QString &message)
{
    return message.startsWith("The X11 connection broke"_L1)
        || message.startsWith("The Wayland connection broke"_L1)
        || message.startsWith("The Wayland connection experienced a fatal error"_L1);
}

void DisplayLoss::happened()
{
    LastChance &chance = lastChance();
    if (!chance.end || chance.thread != QThread::currentThread())
        return;
    std::exchange(chance.end, nullptr)();
    std::fflush(nullptr);
    // Widgets without a display are left as they are.
    std::_Exit(1);
}

} // namespace bifrost
