// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace bifrost::test {

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
