// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace bifrost::test {

/// For what happens soon, even on a machine that is busy with something else.
constexpr std::chrono::seconds Patience(60);

/// Trials run small in every run of the tests, and in full where BIFROST_ORDEAL says so (tests/bench/ordeal).
inline bool isFullOrdeal()
{
    return qEnvironmentVariable("BIFROST_ORDEAL") == QLatin1String("full");
}

inline int scaled(int usual, int full)
{
    return isFullOrdeal() ? full : usual;
}

} // namespace bifrost::test
